<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Banner</name>
    <message>
        <source>The request makes no sense as it stands.</source>
        <translation>Die Anfrage ergibt so keinen Sinn.</translation>
    </message>
    <message>
        <source>These files cannot be used.</source>
        <translation>Diese Dateien sind nicht verwendbar.</translation>
    </message>
    <message>
        <source>A file of the project is damaged.</source>
        <translation>Eine Datei des Projekts ist beschädigt.</translation>
    </message>
    <message>
        <source>The file is sound, but belongs to something else.</source>
        <translation>Die Datei ist in Ordnung, gehört aber zu etwas anderem.</translation>
    </message>
    <message>
        <source>This format is not supported.</source>
        <translation>Dieses Format wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>Something is missing.</source>
        <translation>Etwas fehlt.</translation>
    </message>
    <message>
        <source>Reading or writing failed.</source>
        <translation>Lesen oder Schreiben ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The project is open elsewhere or cannot be written.</source>
        <translation>Das Projekt ist anderswo geöffnet oder nicht beschreibbar.</translation>
    </message>
    <message>
        <source>Memory ran out.</source>
        <translation>Der Speicher ist aufgebraucht.</translation>
    </message>
    <message>
        <source>The device asked for is not there.</source>
        <translation>Das gewünschte Gerät ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>The training diverged.</source>
        <translation>Das Training ist divergiert.</translation>
    </message>
    <message>
        <source>Something unforeseen happened.</source>
        <translation>Etwas Unvorhergesehenes ist geschehen.</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>sum of squared errors</source>
        <translation>Summe der Quadrate</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>Mittel der Quadrate</translation>
    </message>
    <message>
        <source>sum of absolute errors</source>
        <translation>Summe der Beträge</translation>
    </message>
    <message>
        <source>spatial</source>
        <translation>räumlich</translation>
    </message>
    <message>
        <source>vector</source>
        <translation>Vektor</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>noise (epsilon)</source>
        <translation>Rauschen (epsilon)</translation>
    </message>
    <message>
        <source>velocity (v)</source>
        <translation>Geschwindigkeit (v)</translation>
    </message>
    <message>
        <source>clean latent (x0)</source>
        <translation>sauberer Latent (x0)</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>scaled linear</source>
        <translation>skaliert linear</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>gleichmäßig</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>flow (straight path)</source>
        <translation>Flow (gerader Weg)</translation>
    </message>
    <message>
        <source>mostly middle times (logit-normal)</source>
        <translation>vor allem mittlere Zeiten (logit-normal)</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Smooth the curves</source>
        <translation>Kurven glätten</translation>
    </message>
    <message>
        <source>smoothing moving average loss plot</source>
        <translation>Glättung gleitender Mittelwert Verlust Diagramm Loss</translation>
    </message>
    <message>
        <source>Export the curves...</source>
        <translation>Kurven exportieren …</translation>
    </message>
    <message>
        <source>save csv png svg pdf plot loss table</source>
        <translation>speichern CSV PNG SVG PDF Diagramm Verlust Tabelle</translation>
    </message>
    <message>
        <source>Other random samples in Explore</source>
        <translation>Andere Zufallsbilder unter „Erkunden“</translation>
    </message>
    <message>
        <source>seed dice roll random</source>
        <translation>Seed Startwert Würfel würfeln Zufall</translation>
    </message>
    <message>
        <source>Seed of the random samples</source>
        <translation>Startwert der Zufallsbilder</translation>
    </message>
    <message>
        <source>random number</source>
        <translation>Seed Zufallszahl</translation>
    </message>
    <message>
        <source>Where random samples are drawn from</source>
        <translation>Woraus Zufallsbilder gezogen werden</translation>
    </message>
    <message>
        <source>prior normal gaussian distribution</source>
        <translation>Prior Normalverteilung Gauß Verteilung</translation>
    </message>
    <message>
        <source>Save the random samples...</source>
        <translation>Zufallsbilder speichern …</translation>
    </message>
    <message>
        <source>export png picture image</source>
        <translation>Export exportieren PNG Bild</translation>
    </message>
    <message>
        <source>Export the strip from A to B...</source>
        <translation>Streifen von A nach B exportieren …</translation>
    </message>
    <message>
        <source>save gif animation png interpolation morph film video</source>
        <translation>speichern GIF Animation PNG Interpolation Überblendung Film Video</translation>
    </message>
    <message>
        <source>Random directions</source>
        <translation>Zufällige Richtungen</translation>
    </message>
    <message>
        <source>sliders latent shuffle</source>
        <translation>Regler latent mischen</translation>
    </message>
    <message>
        <source>Reset all directions</source>
        <translation>Alle Richtungen zurücksetzen</translation>
    </message>
    <message>
        <source>sliders latent zero</source>
        <translation>Regler latent null</translation>
    </message>
    <message>
        <source>Draw other samples by diffusion</source>
        <translation>Andere Bilder durch Diffusion zeichnen</translation>
    </message>
    <message>
        <source>seed dice roll random noise</source>
        <translation>Seed Startwert Würfel Zufall Rauschen</translation>
    </message>
    <message>
        <source>Choose the sampler</source>
        <translation>Sampler auswählen</translation>
    </message>
    <message>
        <source>ddpm ddim heun euler dpm scheduler steps</source>
        <translation>DDPM DDIM Heun Euler DPM Scheduler Schritte</translation>
    </message>
    <message>
        <source>Export the denoising film...</source>
        <translation>Entrauschungsfilm exportieren …</translation>
    </message>
    <message>
        <source>save gif animation video png</source>
        <translation>speichern GIF Animation Video PNG</translation>
    </message>
    <message>
        <source>Export the diffusion samples...</source>
        <translation>Bilder der Diffusion exportieren …</translation>
    </message>
    <message>
        <source>save png picture image</source>
        <translation>speichern PNG Bild</translation>
    </message>
    <message>
        <source>Start diffusion from a picture...</source>
        <translation>Diffusion von einem Bild aus beginnen …</translation>
    </message>
    <message>
        <source>img2img image to image inpainting mask</source>
        <translation>img2img Bild zu Bild Inpainting Maske</translation>
    </message>
    <message>
        <source>Export the comparison...</source>
        <translation>Vergleich exportieren …</translation>
    </message>
    <message>
        <source>save html png report table</source>
        <translation>speichern HTML PNG Bericht Tabelle</translation>
    </message>
</context>
<context>
    <name>GridCellWindow</name>
    <message>
        <source>original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Drag over the picture, or press the arrow keys, to wipe between then and now</source>
        <translation>Über das Bild ziehen oder die Pfeiltasten drücken, um zwischen damals und jetzt zu wischen</translation>
    </message>
</context>
<context>
    <name>LeaveOutCommand</name>
    <message>
        <source>Leave a picture out</source>
        <translation>Ein Bild auslassen</translation>
    </message>
    <message>
        <source>Take a picture in</source>
        <translation>Ein Bild aufnehmen</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>Rekonstruktion</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL-Divergenz</translation>
    </message>
    <message>
        <source>commitment</source>
        <translation>Bindung (Commitment)</translation>
    </message>
    <message>
        <source>gradient penalty</source>
        <translation>Gradientenstrafe</translation>
    </message>
    <message>
        <source>latent L2</source>
        <translation>L2 der Latents</translation>
    </message>
    <message>
        <source>codes in use (perplexity)</source>
        <translation>genutzte Codes (Perplexität)</translation>
    </message>
    <message>
        <source>validation MSE</source>
        <translation>Validierungs-MSE</translation>
    </message>
    <message>
        <source>validation PSNR</source>
        <translation>Validierungs-PSNR</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Loss and its terms</source>
        <translation>Verlust und seine Terme</translation>
    </message>
    <message>
        <source>posterior deviation</source>
        <translation>Abweichung des Posteriors</translation>
    </message>
    <message>
        <source>loss, t 0–¼</source>
        <translation>Verlust, t 0–¼</translation>
    </message>
    <message>
        <source>loss, t ¼–½</source>
        <translation>Verlust, t ¼–½</translation>
    </message>
    <message>
        <source>loss, t ½–¾</source>
        <translation>Verlust, t ½–¾</translation>
    </message>
    <message>
        <source>loss, t ¾–1</source>
        <translation>Verlust, t ¾–1</translation>
    </message>
    <message>
        <source>codes in use (share)</source>
        <translation>benutzte Codes (Anteil)</translation>
    </message>
    <message>
        <source>validation: %1</source>
        <translation>Validierung: %1</translation>
    </message>
    <message>
        <source>Loss by noise level</source>
        <translation>Verlust nach Rauschstärke</translation>
    </message>
    <message>
        <source>near copies of training pictures (share)</source>
        <translation>Beinahe-Kopien von Trainingsbildern (Anteil)</translation>
    </message>
    <message>
        <source>samples looked at for near copies</source>
        <translation>auf Beinahe-Kopien geprüfte Samples</translation>
    </message>
    <message>
        <source>held-out pictures near training pictures (share)</source>
        <translation>zurückgehaltene Bilder nahe an Trainingsbildern (Anteil)</translation>
    </message>
    <message>
        <source>diffusion</source>
        <translation>Diffusion</translation>
    </message>
    <message>
        <source>%1 × weight</source>
        <translation>%1 × Gewicht</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
</context>
<context>
    <name>PictureMenu</name>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.bmp)</source>
        <translation>Bilder (*.png *.jpg *.bmp)</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose a folder that can be written, and a name that ends in .png.</source>
        <translation>%1 ließ sich nicht schreiben. Einen beschreibbaren Ordner und einen Namen mit der Endung .png wählen.</translation>
    </message>
    <message>
        <source>Show it large</source>
        <translation>Groß zeigen</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save the picture as...</source>
        <translation>Bild speichern unter …</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>PictureName</name>
    <message>
        <source>no. %1</source>
        <translation>Nr. %1</translation>
    </message>
    <message>
        <source>%1, no. %2</source>
        <translation>%1, Nr. %2</translation>
    </message>
</context>
<context>
    <name>PictureUse</name>
    <message>
        <source>Explore from it</source>
        <translation>Von hier aus erkunden</translation>
    </message>
    <message>
        <source>Take it as A</source>
        <translation>Als A nehmen</translation>
    </message>
    <message>
        <source>Take it as B</source>
        <translation>Als B nehmen</translation>
    </message>
    <message>
        <source>Draw anew from it, by diffusion</source>
        <translation>Daraus neu zeichnen, durch Diffusion</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>The system&apos;s language</source>
        <translation>Die Sprache des Systems</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Animated GIF (*.gif)</source>
        <translation>Animiertes GIF (*.gif)</translation>
    </message>
    <message>
        <source>Pictures (%1);;All files (*)</source>
        <translation>Bilder (%1);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Save the points and particles</source>
        <translation>Punkte und Teilchen speichern</translation>
    </message>
    <message>
        <source>diffusion on points</source>
        <translation>Diffusion auf Punkten</translation>
    </message>
    <message>
        <source>There is no picture to save yet.</source>
        <translation>Es gibt noch kein Bild zum Speichern.</translation>
    </message>
    <message>
        <source>Draw some points first.</source>
        <translation>Zeichnen Sie zuerst einige Punkte.</translation>
    </message>
    <message>
        <source>Restore a recipe</source>
        <translation>Ein Rezept wiederherstellen</translation>
    </message>
    <message>
        <source>Save the samples</source>
        <translation>Samples speichern</translation>
    </message>
    <message>
        <source>%1 samples, seed %2</source>
        <translation>%1 Samples, Seed %2</translation>
    </message>
    <message>
        <source>A folder for the samples</source>
        <translation>Ein Ordner für die Samples</translation>
    </message>
    <message>
        <source>Save the film</source>
        <translation>Film speichern</translation>
    </message>
    <message>
        <source>%1 denoising</source>
        <translation>%1 Entrauschen</translation>
    </message>
    <message>
        <source>Wait until it is shown.</source>
        <translation>Warten, bis es angezeigt wird.</translation>
    </message>
    <message>
        <source>MP4 video (*.mp4)</source>
        <translation>MP4-Video (*.mp4)</translation>
    </message>
    <message>
        <source>Animated GIF</source>
        <translation>Animiertes GIF</translation>
    </message>
    <message>
        <source>MP4 video</source>
        <translation>MP4-Video</translation>
    </message>
    <message>
        <source>PNG, all frames side by side</source>
        <translation>PNG, alle Bilder nebeneinander</translation>
    </message>
    <message>
        <source>The whole flight, as an animated GIF</source>
        <translation>Der ganze Flug als animiertes GIF</translation>
    </message>
    <message>
        <source>The whole flight, as an MP4 video</source>
        <translation>Der ganze Flug als MP4-Video</translation>
    </message>
    <message>
        <source>The picture as it stands, as PNG</source>
        <translation>Das Bild, wie es steht, als PNG</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings in %1 cannot be read or written; this window will be forgotten.</source>
        <translation>Die Einstellungen in %1 sind nicht les- oder schreibbar; dieses Fenster wird vergessen.</translation>
    </message>
    <message>
        <source>The settings in %1 are damaged; the defaults are used.</source>
        <translation>Die Einstellungen in %1 sind beschädigt; die Vorgaben gelten.</translation>
    </message>
</context>
<context>
    <name>ShowFolder</name>
    <message>
        <source>No program here shows folders. It is %1</source>
        <translation>Kein Programm hier zeigt Ordner. Es ist %1</translation>
    </message>
</context>
<context>
    <name>StepText</name>
    <message>
        <source>t %1 · σ %2 · SNR %3</source>
        <translation>t %1 · σ %2 · SNR %3</translation>
    </message>
</context>
<context>
    <name>ToyView</name>
    <message>
        <source>step %1 of %2 · t %3 · σ %4 · SNR %5</source>
        <translation>Schritt %1 von %2 · t %3 · σ %4 · SNR %5</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>Looking at the range of values</source>
        <translation>Der Wertebereich wird ermittelt</translation>
    </message>
    <message>
        <source>Looking for pictures</source>
        <translation>Bilder werden gesucht</translation>
    </message>
    <message>
        <source>Decoding pictures</source>
        <translation>Bilder werden dekodiert</translation>
    </message>
    <message>
        <source>Writing the dataset</source>
        <translation>Datensatz wird geschrieben</translation>
    </message>
    <message>
        <source>Reading headers</source>
        <translation>Dateiköpfe werden gelesen</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Feature channels of the U-Net, a multiple of 8; the lowest resolution has twice as many.</source>
        <translation>Merkmalskanäle des U-Nets, ein Vielfaches von 8; die niedrigste Auflösung hat doppelt so viele.</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Residual blocks of the U-Net at each resolution, down and up.</source>
        <translation>Residualblöcke des U-Nets je Auflösung, abwärts und aufwärts.</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Self-attention at the lowest resolution of the U-Net.</source>
        <translation>Self-Attention bei der niedrigsten Auflösung des U-Nets.</translation>
    </message>
    <message>
        <source>Width for vectors</source>
        <translation>Breite für Vektoren</translation>
    </message>
    <message>
        <source>features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Features of the network for vector latents; unused by spatial ones.</source>
        <translation>Merkmale des Netzes für Vektor-Latents; bei räumlichen ohne Wirkung.</translation>
    </message>
    <message>
        <source>Blocks for vectors</source>
        <translation>Blöcke für Vektoren</translation>
    </message>
    <message>
        <source>Residual blocks of the network for vector latents; unused by spatial ones.</source>
        <translation>Residualblöcke des Netzes für Vektor-Latents; bei räumlichen ohne Wirkung.</translation>
    </message>
    <message>
        <source>Learn labels</source>
        <translation>Klassen lernen</translation>
    </message>
    <message>
        <source>The network also sees the picture&apos;s label, so that a label can be asked for when sampling.</source>
        <translation>Das Netz sieht auch die Klasse des Bildes, damit beim Ziehen eine Klasse verlangt werden kann.</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>What the network learns: the flow from picture to noise (flow matching), the noise itself (epsilon), a blend of noise and picture (v), the picture (x0), or a blend for noise levels without timesteps (edm).</source>
        <translation>Was das Netz lernt: den Fluss vom Bild zum Rauschen (Flow Matching), das Rauschen selbst (epsilon), eine Mischung aus Rauschen und Bild (v), das Bild (x0) oder eine Mischung für Rauschstärken ohne Zeitschritte (edm).</translation>
    </message>
    <message>
        <source>Noise schedule</source>
        <translation>Rauschplan</translation>
    </message>
    <message>
        <source>How fast the signal fades over the timesteps of epsilon, v and x0; flow and edm have their own.</source>
        <translation>Wie schnell das Signal über die Zeitschritte von epsilon, v und x0 schwindet; flow und edm haben ihren eigenen Plan.</translation>
    </message>
    <message>
        <source>Time sampling</source>
        <translation>Wahl der Zeiten</translation>
    </message>
    <message>
        <source>Which times are trained on: uniform, or logit-normal, which dwells on the middle. Edm draws its noise levels log-normally.</source>
        <translation>Auf welchen Zeiten trainiert wird: gleichverteilt oder logit-normal, das bei der Mitte verweilt. Edm zieht seine Rauschstärken log-normal.</translation>
    </message>
    <message>
        <source>Label dropout</source>
        <translation>Klassen-Dropout</translation>
    </message>
    <message>
        <source>Share of the pictures whose label is hidden while training, as guidance needs.</source>
        <translation>Anteil der Bilder, deren Klasse im Training verborgen bleibt, wie es Guidance braucht.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>latents</source>
        <translation>Latents</translation>
    </message>
    <message>
        <source>Latents per step; shrinks to the dataset where that is smaller.</source>
        <translation>Latents je Schritt; schrumpft auf den Datensatz, wenn der kleiner ist.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Peak step size of AdamW, after the warm-up and before the cosine decay.</source>
        <translation>Größte Schrittweite von AdamW, nach dem Anlauf und vor dem Kosinusabfall.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabfall</translation>
    </message>
    <message>
        <source>Decoupled decay of weights (not of biases and norms).</source>
        <translation>Entkoppelter Abfall der Gewichte (nicht der Biases und Normierungen).</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Anlauf</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>The learning rate rises linearly over these steps, at most a tenth of the run.</source>
        <translation>Die Lernrate steigt über diese Schritte linear an, höchstens ein Zehntel des Laufs.</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>Gradientenbegrenzung</translation>
    </message>
    <message>
        <source>Gradients longer than this are shortened to it; 0 switches it off.</source>
        <translation>Längere Gradienten werden auf diese Länge gekürzt; 0 schaltet es ab.</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>Gewichtsmittelung</translation>
    </message>
    <message>
        <source>Decay of the averaged weights that are saved and shown; 0 switches it off.</source>
        <translation>Abfall der gemittelten Gewichte, die gespeichert und gezeigt werden; 0 schaltet es ab.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>The original random walk: fresh noise at every step; needs many steps.</source>
        <translation>Die ursprüngliche Zufallswanderung: frisches Rauschen in jedem Schritt; braucht viele Schritte.</translation>
    </message>
    <message>
        <source>Deterministic jumps to the predicted picture and back; eta adds noise. Good from 20 steps on.</source>
        <translation>Deterministische Sprünge zum vorhergesagten Bild und zurück; eta fügt Rauschen hinzu. Gut ab 20 Schritten.</translation>
    </message>
    <message>
        <source>Follows the probability flow in straight lines; simple and steady.</source>
        <translation>Folgt dem Wahrscheinlichkeitsfluss in geraden Linien; einfach und stetig.</translation>
    </message>
    <message>
        <source>Euler that removes too much noise and adds some back; never settles, often livelier.</source>
        <translation>Euler, das zu viel Rauschen entfernt und etwas zurückgibt; kommt nie zur Ruhe, oft lebendiger.</translation>
    </message>
    <message>
        <source>Looks ahead and averages two slopes; twice the work a step, far fewer steps.</source>
        <translation>Blickt voraus und mittelt zwei Steigungen; doppelte Arbeit je Schritt, weit weniger Schritte.</translation>
    </message>
    <message>
        <source>Remembers the last prediction to bend its path; second order at one evaluation a step.</source>
        <translation>Merkt sich die letzte Vorhersage und krümmt damit den Weg; zweite Ordnung mit einer Auswertung je Schritt.</translation>
    </message>
    <message>
        <source>Predicts and then corrects with the same evaluation; strong at 10 steps and fewer.</source>
        <translation>Sagt vorher und korrigiert mit derselben Auswertung; stark bei 10 Schritten und weniger.</translation>
    </message>
    <message>
        <source>Flow, Euler</source>
        <translation>Fluss, Euler</translation>
    </message>
    <message>
        <source>Straight steps along the learned flow from noise to picture.</source>
        <translation>Gerade Schritte entlang des gelernten Flusses vom Rauschen zum Bild.</translation>
    </message>
    <message>
        <source>Flow, Heun</source>
        <translation>Fluss, Heun</translation>
    </message>
    <message>
        <source>The learned flow with a look ahead at every step; more exact, twice the work.</source>
        <translation>Der gelernte Fluss mit einem Blick voraus in jedem Schritt; genauer, doppelte Arbeit.</translation>
    </message>
    <message>
        <source>Latent shape</source>
        <translation>Form des Latents</translation>
    </message>
    <message>
        <source>spatial keeps a small grid (best for pictures and diffusion); vector squeezes the picture into one list.</source>
        <translation>spatial behält ein kleines Gitter (am besten für Bilder und Diffusion); vector drängt das Bild in eine einzige Liste.</translation>
    </message>
    <message>
        <source>Vector length</source>
        <translation>Vektorlänge</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Length of a vector latent; unused by a spatial one.</source>
        <translation>Länge eines Vektor-Latents; bei einem räumlichen ohne Wirkung.</translation>
    </message>
    <message>
        <source>Downsampling</source>
        <translation>Verkleinerung</translation>
    </message>
    <message>
        <source>pixels per cell</source>
        <translation>Pixel je Zelle</translation>
    </message>
    <message>
        <source>Pixels per latent cell along each axis.</source>
        <translation>Pixel je latenter Zelle entlang jeder Achse.</translation>
    </message>
    <message>
        <source>Feature channels of the network, a multiple of 8.</source>
        <translation>Merkmalskanäle des Netzes, ein Vielfaches von 8.</translation>
    </message>
    <message>
        <source>Encoder blocks</source>
        <translation>Encoder-Blöcke</translation>
    </message>
    <message>
        <source>Residual blocks in the encoder.</source>
        <translation>Residualblöcke im Encoder.</translation>
    </message>
    <message>
        <source>Decoder blocks</source>
        <translation>Decoder-Blöcke</translation>
    </message>
    <message>
        <source>Residual blocks in the decoder.</source>
        <translation>Residualblöcke im Decoder.</translation>
    </message>
    <message>
        <source>Reconstruction loss</source>
        <translation>Rekonstruktionsverlust</translation>
    </message>
    <message>
        <source>sum_squared adds the squared errors of a picture; mean_squared divides that by the number of values, so that every other weight counts that much more; sum_absolute adds absolute errors.</source>
        <translation>sum_squared summiert die quadrierten Fehler eines Bildes; mean_squared teilt das durch die Zahl der Werte, sodass jedes andere Gewicht um so viel mehr zählt; sum_absolute summiert die absoluten Fehler.</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Pictures per step; shrinks to the dataset where that is smaller.</source>
        <translation>Bilder je Schritt; schrumpft auf den Datensatz, wenn der kleiner ist.</translation>
    </message>
    <message>
        <source>Latent channels</source>
        <translation>Latente Kanäle</translation>
    </message>
    <message>
        <source>Values kept per latent cell. More reconstruct better and leave more to diffusion.</source>
        <translation>Werte je latenter Zelle. Mehr rekonstruieren besser und lassen der Diffusion mehr zu tun.</translation>
    </message>
    <message>
        <source>Free bits</source>
        <translation>Freie Bits</translation>
    </message>
    <message>
        <source>KL below this much per latent value costs nothing extra; guards against posterior collapse.</source>
        <translation>KL unterhalb dieses Betrags je latentem Wert kostet nichts; schützt vor dem Kollaps der Posterior-Verteilung.</translation>
    </message>
    <message>
        <source>KL weight (beta)</source>
        <translation>KL-Gewicht (beta)</translation>
    </message>
    <message>
        <source>Weight of the KL divergence to N(0,I). Its meaning depends on the reconstruction loss: under a sum of squared errors 0.01 keeps pictures sharp, 1 makes latents Gaussian and pictures blurred.</source>
        <translation>Gewicht der KL-Divergenz zu N(0,I). Seine Bedeutung hängt vom Rekonstruktionsverlust ab: Bei einer Summe quadrierter Fehler hält 0,01 die Bilder scharf, 1 macht die Latents gaußsch und die Bilder unscharf.</translation>
    </message>
    <message>
        <source>KL warm-up</source>
        <translation>KL-Anlauf</translation>
    </message>
    <message>
        <source>share of the run</source>
        <translation>Anteil des Laufs</translation>
    </message>
    <message>
        <source>The KL weight rises linearly from 0 over this share of the training.</source>
        <translation>Das KL-Gewicht steigt über diesen Anteil des Trainings linear von 0 an.</translation>
    </message>
    <message>
        <source>Codebook size</source>
        <translation>Größe des Codebuchs</translation>
    </message>
    <message>
        <source>codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Number of code vectors.</source>
        <translation>Zahl der Codevektoren.</translation>
    </message>
    <message>
        <source>Values of a code vector; one code stands in every latent cell.</source>
        <translation>Werte eines Codevektors; in jeder latenten Zelle steht ein Code.</translation>
    </message>
    <message>
        <source>Codebook decay</source>
        <translation>Abfall des Codebuchs</translation>
    </message>
    <message>
        <source>How slowly the codes follow the encoder&apos;s vectors; nearer 1 is slower.</source>
        <translation>Wie langsam die Codes den Vektoren des Encoders folgen; näher an 1 ist langsamer.</translation>
    </message>
    <message>
        <source>Rotation trick</source>
        <translation>Rotationstrick</translation>
    </message>
    <message>
        <source>Pass gradients through the rotation from vector to code instead of straight through.</source>
        <translation>Gradienten durch die Drehung vom Vektor zum Code leiten statt geradewegs hindurch.</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>Bindung (Commitment)</translation>
    </message>
    <message>
        <source>Weight that holds the encoder near its codes.</source>
        <translation>Gewicht, das den Encoder nahe bei seinen Codes hält.</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>How many values each latent channel may take, with commas between. 8,5,5,5 makes 1,000 codes.</source>
        <translation>Wie viele Werte jeder latente Kanal annehmen darf, durch Kommas getrennt. 8,5,5,5 ergibt 1000 Codes.</translation>
    </message>
    <message>
        <source>Penalty share</source>
        <translation>Anteil für die Strafe</translation>
    </message>
    <message>
        <source>share of a batch</source>
        <translation>Anteil eines Batches</translation>
    </message>
    <message>
        <source>On how much of each batch the gradient penalty is estimated; a larger share is less noisy and slower.</source>
        <translation>Auf welchem Teil jedes Batches die Gradientenstrafe geschätzt wird; ein größerer Anteil rauscht weniger und ist langsamer.</translation>
    </message>
    <message>
        <source>Latent L2</source>
        <translation>L2 der Latents</translation>
    </message>
    <message>
        <source>Weight of half the squared length of the latent.</source>
        <translation>Gewicht der halben quadrierten Länge des Latents.</translation>
    </message>
    <message>
        <source>Gradient penalty</source>
        <translation>Gradientenstrafe</translation>
    </message>
    <message>
        <source>Weight of the squared Frobenius norm of the decoder&apos;s Jacobian: small changes of the latent make small changes of the picture. Other penalties go by this name; this is the one of RAE-GP.</source>
        <translation>Gewicht der quadrierten Frobenius-Norm der Jacobi-Matrix des Decoders: Kleine Änderungen des Latents bewirken kleine Änderungen des Bildes. Auch andere Strafterme heißen so; dies ist der von RAE-GP.</translation>
    </message>
    <message>
        <source>Autoencoder</source>
        <translation>Autoencoder</translation>
    </message>
    <message>
        <source>Plain compression: nothing shapes the latent space.</source>
        <translation>Reine Kompression: Nichts formt den latenten Raum.</translation>
    </message>
    <message>
        <source>Variational autoencoder</source>
        <translation>Variationeller Autoencoder</translation>
    </message>
    <message>
        <source>Every picture becomes a small Gaussian, drawn towards N(0,I).</source>
        <translation>Jedes Bild wird zu einer kleinen Gaußverteilung, die zu N(0,I) gezogen wird.</translation>
    </message>
    <message>
        <source>Vector-quantised autoencoder</source>
        <translation>Vektorquantisierter Autoencoder</translation>
    </message>
    <message>
        <source>Every latent cell picks the nearest vector of a learned codebook.</source>
        <translation>Jede latente Zelle wählt den nächsten Vektor eines gelernten Codebuchs.</translation>
    </message>
    <message>
        <source>Finite scalar quantisation</source>
        <translation>Endliche skalare Quantisierung</translation>
    </message>
    <message>
        <source>Every latent value is rounded to one of a few levels.</source>
        <translation>Jeder latente Wert wird auf eine von wenigen Stufen gerundet.</translation>
    </message>
    <message>
        <source>Regularised autoencoder</source>
        <translation>Regularisierter Autoencoder</translation>
    </message>
    <message>
        <source>A plain autoencoder whose decoder is kept smooth by a gradient penalty.</source>
        <translation>Ein einfacher Autoencoder, dessen Decoder durch eine Gradientenstrafe glatt bleibt.</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>kodiert</translation>
    </message>
    <message>
        <source>decoding</source>
        <translation>dekodiert</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>misst</translation>
    </message>
    <message>
        <source>denoising</source>
        <translation>entrauscht</translation>
    </message>
    <message>
        <source>comparing</source>
        <translation>vergleicht</translation>
    </message>
    <message>
        <source>training</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Takes the signal away evenly</source>
        <translation>Nimmt das Signal gleichmäßig weg</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>The original: destroys most of the signal early</source>
        <translation>Der ursprüngliche: zerstört das meiste Signal früh</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>A straight mix of point and noise; has samplers of its own</source>
        <translation>Eine gerade Mischung aus Punkt und Rauschen; hat eigene Sampler</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>Zwei Monde</translation>
    </message>
    <message>
        <source>Two half circles that reach into each other</source>
        <translation>Zwei Halbkreise, die ineinandergreifen</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>Spirale</translation>
    </message>
    <message>
        <source>One long arm: the noise has to find its way in</source>
        <translation>Ein langer Arm: Das Rauschen muss den Weg hinein finden</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Ring</translation>
    </message>
    <message>
        <source>A circle with nothing in the middle, where the mean lies</source>
        <translation>Ein Kreis mit nichts in der Mitte, wo der Mittelwert liegt</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>Five by five small heaps: where each particle decides</source>
        <translation>Fünf mal fünf kleine Haufen: wo sich jedes Teilchen entscheidet</translation>
    </message>
    <message>
        <source>Blobs</source>
        <translation>Haufen</translation>
    </message>
    <message>
        <source>Eight heaps on a circle: modes that must all be reached</source>
        <translation>Acht Haufen auf einem Kreis: Moden, die alle erreicht werden müssen</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>Herz</translation>
    </message>
    <message>
        <source>A closed curve with two sharp places</source>
        <translation>Eine geschlossene Kurve mit zwei spitzen Stellen</translation>
    </message>
    <message>
        <source>Guide kept after</source>
        <translation>Führung behalten nach</translation>
    </message>
    <message>
        <source>Share of the training after which a copy of the network is kept: guidance leads samples of a run without labels away from what it still drew then. 0: none is kept.</source>
        <translation>Anteil des Trainings, nach dem eine Kopie des Netzes behalten wird: Führung lenkt die Proben eines Laufs ohne Klassen von dem weg, was es damals noch zeichnete. 0: keine wird behalten.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Of the numbers that convolutions multiply; weights stay float32. Auto: bfloat16 on a GPU, else float32.</source>
        <translation>Der Zahlen, die Faltungen multiplizieren; Gewichte bleiben float32. Auto: bfloat16 auf einer GPU, sonst float32.</translation>
    </message>
    <message>
        <source>%1 has %2 % of the labelled pictures (%3 of %4): it will dominate.</source>
        <translation>%1 hat %2 % der Bilder mit Label (%3 von %4): Diese Klasse wird vorherrschen.</translation>
    </message>
    <message>
        <source>All %1 pictures are equal or nearly so: they differ by %2 of %3 levels.</source>
        <translation>Alle %1 Bilder sind gleich oder fast gleich: Sie unterscheiden sich um %2 von %3 Stufen.</translation>
    </message>
    <message>
        <source>%1 held-out picture is among the training pictures as well %2: figures of held-out pictures look better than they are.</source>
        <translation>%1 zurückgehaltenes Bild steht auch unter den Trainingsbildern %2: Die Zahlen zurückgehaltener Bilder sehen besser aus, als sie sind.</translation>
    </message>
    <message>
        <source>%1 held-out pictures are among the training pictures as well %2: figures of held-out pictures look better than they are.</source>
        <translation>%1 zurückgehaltene Bilder stehen auch unter den Trainingsbildern %2: Die Zahlen zurückgehaltener Bilder sehen besser aus, als sie sind.</translation>
    </message>
    <message>
        <source>Only %1 picture is held out: figures of so few are rough.</source>
        <translation>Nur %1 Bild ist zurückgehalten: Zahlen von so wenigen sind grob.</translation>
    </message>
    <message>
        <source>Only %1 pictures are held out: figures of so few are rough.</source>
        <translation>Nur %1 Bilder sind zurückgehalten: Zahlen von so wenigen sind grob.</translation>
    </message>
    <message>
        <source>This training is planned for only %1 step: the network will hardly have begun to learn.</source>
        <translation>Dieses Training hat nur %1 Schritt: Das Netz wird kaum begonnen haben zu lernen.</translation>
    </message>
    <message>
        <source>This training is planned for only %1 steps: the network will hardly have begun to learn.</source>
        <translation>Dieses Training hat nur %1 Schritte: Das Netz wird kaum begonnen haben zu lernen.</translation>
    </message>
    <message>
        <source>%1 was trained for only %2 step: the network will hardly have begun to learn.</source>
        <translation>%1 wurde nur %2 Schritt lang trainiert: Das Netz hat kaum begonnen zu lernen.</translation>
    </message>
    <message>
        <source>%1 was trained for only %2 steps: the network will hardly have begun to learn.</source>
        <translation>%1 wurde nur %2 Schritte lang trainiert: Das Netz hat kaum begonnen zu lernen.</translation>
    </message>
    <message>
        <source>The run memorises: its loss is %1 on training pictures and %2 on held-out ones, %3 times as much, and there it has risen from %4.</source>
        <translation>Der Lauf lernt auswendig: Sein Verlust ist %1 auf Trainingsbildern und %2 auf zurückgehaltenen, das %3-fache, und dort ist er von %4 gestiegen.</translation>
    </message>
    <message>
        <source>Import again with a share kept apart.</source>
        <translation>Noch einmal importieren und dabei einen Teil zurückhalten.</translation>
    </message>
    <message>
        <source>Import more pictures, or hold out a larger share.</source>
        <translation>Mehr Bilder importieren oder einen größeren Teil zurückhalten.</translation>
    </message>
    <message>
        <source>The pictures have %1 different sizes; all were brought to %2 x %3</source>
        <translation>Die Bilder haben %1 verschiedene Größen; alle wurden auf %2 x %3 gebracht</translation>
    </message>
    <message>
        <source>The folders are not taken for classes</source>
        <translation>Die Ordner gelten nicht als Klassen</translation>
    </message>
    <message>
        <source>There is one picture only, so none is held out for validation</source>
        <translation>Es gibt nur ein Bild, also wird keines zur Validierung zurückgehalten</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Share of the training pictures that are seen mirrored left to right. Samples of a diffusion model are not mirrored by it.</source>
        <translation>Anteil der Trainingsbilder, die seitenverkehrt gesehen werden. Samples eines Diffusionsmodells werden dadurch nicht gespiegelt.</translation>
    </message>
    <message>
        <source>Turn upside down</source>
        <translation>Kopfstehen</translation>
    </message>
    <message>
        <source>Share of the training pictures that are seen mirrored top to bottom.</source>
        <translation>Anteil der Trainingsbilder, die von oben nach unten gespiegelt gesehen werden.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>of the side</source>
        <translation>der Seite</translation>
    </message>
    <message>
        <source>Training pictures are moved by up to this share of their side; the border is carried on.</source>
        <translation>Trainingsbilder werden um bis zu diesen Anteil ihrer Seite verschoben; der Rand wird fortgesetzt.</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>Grad</translation>
    </message>
    <message>
        <source>Training pictures are turned by up to this angle, either way.</source>
        <translation>Trainingsbilder werden um bis zu diesen Winkel gedreht, in beide Richtungen.</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Up to this share of the side is cut away, anywhere, and the rest enlarged to the full size.</source>
        <translation>Bis zu diesem Anteil der Seite wird irgendwo weggeschnitten und der Rest auf die volle Größe gebracht.</translation>
    </message>
    <message>
        <source>Colour jitter</source>
        <translation>Farbschwankung</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Brightness, contrast, saturation and hue of training pictures vary by up to this much.</source>
        <translation>Helligkeit, Kontrast, Sättigung und Farbton der Trainingsbilder schwanken um bis zu so viel.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Batches to train on, whatever the number of pictures.</source>
        <translation>Wie viele Batches trainiert werden, unabhängig von der Zahl der Bilder.</translation>
    </message>
    <message>
        <source>Structure loss</source>
        <translation>Strukturverlust</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Adversarial loss</source>
        <translation>Gegnerischer Verlust</translation>
    </message>
    <message>
        <source>A second network learns to tell reconstructions from pictures, patch by patch, and the decoder to deceive it: sharper pictures, with details of its own making. 1 lets it pull as hard as the error of the pixels; 0 switches it off.</source>
        <translation>Ein zweites Netz lernt, Rekonstruktionen Stück für Stück von Bildern zu unterscheiden, und der Decoder, es zu täuschen: schärfere Bilder, mit selbst erfundenen Einzelheiten. Bei 1 zieht es so stark wie der Fehler der Pixel; 0 schaltet es ab.</translation>
    </message>
    <message>
        <source>Adversarial from</source>
        <translation>Gegnerisch ab</translation>
    </message>
    <message>
        <source>of the run</source>
        <translation>des Laufs</translation>
    </message>
    <message>
        <source>Share of the run after which the adversarial loss sets in.</source>
        <translation>Anteil des Laufs, nach dem der gegnerische Verlust einsetzt.</translation>
    </message>
    <message>
        <source>Add pictures of the other classes, or take fewer of this one.</source>
        <translation>Bilder der anderen Klassen hinzunehmen, oder weniger von dieser.</translation>
    </message>
    <message>
        <source>Look whether the right files were imported, and in the right range of brightness.</source>
        <translation>Nachsehen, ob die richtigen Dateien importiert wurden, und im richtigen Helligkeitsbereich.</translation>
    </message>
    <message>
        <source>Remove the copies and import again.</source>
        <translation>Die Kopien entfernen und noch einmal importieren.</translation>
    </message>
    <message>
        <source>No picture is kept apart: every figure is of pictures that were trained on, and memorising cannot be seen.</source>
        <translation>Kein Bild wird zurückgehalten: Alle Zahlen stammen von Trainingsbildern, und Auswendiglernen ist nicht zu sehen.</translation>
    </message>
    <message>
        <source>Import again with a share kept apart, for instance --val 0.1.</source>
        <translation>Noch einmal importieren und dabei einen Teil zurückhalten, zum Beispiel --val 0.1.</translation>
    </message>
    <message>
        <source>Import more pictures, or hold out a larger share with --val.</source>
        <translation>Mehr Bilder importieren oder mit --val einen größeren Teil zurückhalten.</translation>
    </message>
    <message>
        <source>Train for 1,000 steps or more, or leave the length to the preset.</source>
        <translation>1000 Schritte oder mehr trainieren, oder die Länge der Voreinstellung überlassen.</translation>
    </message>
    <message>
        <source>Train on more pictures or on changed copies of them, with a smaller width, or for fewer steps.</source>
        <translation>Auf mehr Bildern oder abgewandelten Kopien trainieren, mit kleinerer Breite oder weniger Schritten.</translation>
    </message>
    <message>
        <source>looking for near copies</source>
        <translation>sucht Beinahe-Kopien</translation>
    </message>
    <message>
        <source>Train the diffusion model on more pictures, with a smaller width, or for fewer steps.</source>
        <translation>Das Diffusionsmodell auf mehr Bildern, mit kleinerer Breite oder weniger Schritten trainieren.</translation>
    </message>
    <message>
        <source>memory ran out</source>
        <translation>der Speicher reichte nicht</translation>
    </message>
    <message>
        <source>Use a smaller batch_size or width, or import the pictures at a smaller size.</source>
        <translation>Ein kleineres batch_size oder width verwenden oder die Bilder kleiner importieren.</translation>
    </message>
    <message>
        <source>%1: pictures were taken from %2; %3 could be taken instead</source>
        <translation>%1: Die Bilder kommen aus %2; auch %3 käme in Frage</translation>
    </message>
    <message>
        <source>%1: labels were taken from %2</source>
        <translation>%1: Die Labels kommen aus %2</translation>
    </message>
    <message>
        <source>%1: each of its %2 array files is a class, named after the file</source>
        <translation>%1: Jede der %2 Array-Dateien ist eine Klasse und heißt wie die Datei</translation>
    </message>
    <message>
        <source>%1: one of every %2 of its %3 frames is taken</source>
        <translation>%1: Von seinen %3 Bildern wird jedes %2. genommen</translation>
    </message>
    <message>
        <source>%1 names none of the pictures, so it is not used for labels</source>
        <translation>%1 nennt keines der Bilder und wird nicht für Labels genommen</translation>
    </message>
    <message>
        <source>%1 names only %2 of the %3 pictures, so it is not used for labels</source>
        <translation>%1 nennt nur %2 der %3 Bilder und wird nicht für Labels genommen</translation>
    </message>
    <message>
        <source>The labels come from %1, column %2: %3 of %4 pictures have one</source>
        <translation>Die Labels kommen aus %1, Spalte %2: %3 von %4 Bildern haben eines</translation>
    </message>
    <message>
        <source>A column of the table says which pictures are held out: %1 of %2</source>
        <translation>Eine Spalte der Tabelle sagt, welche Bilder zurückgehalten werden: %1 von %2</translation>
    </message>
    <message>
        <source>Details are in %1.</source>
        <translation>Näheres steht in %1.</translation>
    </message>
    <message>
        <source>Use a smaller batch_size or width, or import the pictures at a smaller size. Details are in %1.</source>
        <translation>Ein kleineres batch_size oder width verwenden oder die Bilder kleiner importieren. Näheres steht in %1.</translation>
    </message>
    <message>
        <source>There are fewer pictures than a batch holds: the batch shrinks to %1.</source>
        <translation>Es gibt weniger Bilder, als ein Batch fasst: Der Batch schrumpft auf %1.</translation>
    </message>
    <message>
        <source>%1 of %2 training pictures have no label: they train as %3</source>
        <translation>%1 von %2 Trainingsbildern haben kein Label: Sie trainieren als %3</translation>
    </message>
    <message>
        <source>Weight of 1 - MS-SSIM beside the error of the pixels: edges and flat areas count for more. 1 lets it pull about as hard as the pixels; 0 switches it off.</source>
        <translation>Gewicht von 1 - MS-SSIM neben dem Fehler der Pixel: Kanten und glatte Flächen zählen mehr. Bei 1 zieht es etwa so stark wie die Pixel; 0 schaltet es ab.</translation>
    </message>
    <message>
        <source>The files that the pictures were imported from have changed since. The project keeps the pictures as they were.</source>
        <translation>Autoencoder und latente Diffusion auf eigenen Bildern trainieren.</translation>
    </message>
    <message>
        <source>Make a new project of them to take in what is new.</source>
        <translation>Ein neues Projekt daraus anlegen, um das Neue aufzunehmen.</translation>
    </message>
    <message>
        <source>The files that the pictures were imported from are not there any more. The project does not need them.</source>
        <translation>Die Dateien, aus denen die Bilder kamen, sind nicht mehr da. Das Projekt braucht sie nicht.</translation>
    </message>
    <message>
        <source>Keep a copy of the project&apos;s folder: it holds the only pictures now.</source>
        <translation>Eine Kopie des Projektordners aufbewahren: Nur dort sind die Bilder noch.</translation>
    </message>
    <message>
        <source>The weights are not affected. Mend the file in a text editor, or leave it.</source>
        <translation>Die Gewichte sind nicht betroffen. Die Datei in einem Texteditor richten oder so lassen.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 line of metrics.csv of %2 cannot be read and is left out; the first is line %3.</source>
        <translation>%1 Zeile von metrics.csv von %2 ist nicht lesbar und wird ausgelassen; die erste ist Zeile %3.</translation>
    </message>
    <message>
        <source>%1 lines of metrics.csv of %2 cannot be read and are left out; the first is line %3.</source>
        <translation>%1 Zeilen von metrics.csv von %2 sind nicht lesbar und werden ausgelassen; die erste ist Zeile %3.</translation>
    </message>
    <message>
        <source>The run %1 did not say which weights of %2 it was trained on: from now on it keeps to those of step %3 %4.</source>
        <translation>Der Lauf %1 sagte nicht, auf welchen Gewichten von %2 er trainiert wurde: von jetzt an bleibt er bei denen von Schritt %3 %4.</translation>
    </message>
    <message>
        <source>the weights of %1 at step %2 %3, which the run %4 was trained on, are gone</source>
        <translation>die Gewichte von %1 bei Schritt %2 %3, auf denen der Lauf %4 trainiert wurde, sind nicht mehr da</translation>
    </message>
    <message>
        <source>the run %1 was trained on %2, which is not in the project</source>
        <translation>der Lauf %1 wurde auf %2 trainiert, das nicht im Projekt ist</translation>
    </message>
    <message>
        <source>Restore the folder of %1 from a copy, or train the diffusion model again.</source>
        <translation>Den Ordner von %1 aus einer Kopie wiederherstellen, oder das Diffusionsmodell neu trainieren.</translation>
    </message>
    <message>
        <source>Restore that run&apos;s folder from a copy, or train the diffusion model again.</source>
        <translation>Den Ordner jenes Laufs aus einer Kopie wiederherstellen, oder das Diffusionsmodell neu trainieren.</translation>
    </message>
    <message>
        <source>other runs draw with the decoder of the run %1</source>
        <translation>andere Läufe zeichnen mit dem Decoder des Laufs %1</translation>
    </message>
    <message>
        <source>Delete these first: %1</source>
        <translation>Zuerst diese löschen: %1</translation>
    </message>
    <message>
        <source>%1 picture with transparency was laid over white</source>
        <translation>%1 Bild mit Transparenz wurde auf Weiß gelegt</translation>
    </message>
    <message>
        <source>%1 pictures with transparency were laid over white</source>
        <translation>%1 Bilder mit Transparenz wurden auf Weiß gelegt</translation>
    </message>
    <message>
        <source>%1 picture with transparency was laid over black</source>
        <translation>%1 Bild mit Transparenz wurde auf Schwarz gelegt</translation>
    </message>
    <message>
        <source>%1 pictures with transparency were laid over black</source>
        <translation>%1 Bilder mit Transparenz wurden auf Schwarz gelegt</translation>
    </message>
    <message>
        <source>%1 picture is an animation or has several pages; the first is taken</source>
        <translation>%1 Bild ist eine Animation oder hat mehrere Seiten; die erste wird genommen</translation>
    </message>
    <message>
        <source>%1 pictures are animations or have several pages; the first of each is taken</source>
        <translation>%1 Bilder sind Animationen oder haben mehrere Seiten; von jedem wird die erste genommen</translation>
    </message>
    <message>
        <source>%1 picture uses %2 of its %3 bits, which became the whole range from black to white</source>
        <translation>%1 Bild nutzt %2 seiner %3 Bit; sie wurden der ganze Bereich von Schwarz bis Weiß</translation>
    </message>
    <message>
        <source>%1 pictures use %2 of their %3 bits, which became the whole range from black to white</source>
        <translation>%1 Bilder nutzen %2 ihrer %3 Bit; sie wurden der ganze Bereich von Schwarz bis Weiß</translation>
    </message>
    <message>
        <source>The folders train and test are a split: %1 picture is held out, the others train</source>
        <translation>Die Ordner train und test sind eine Aufteilung: %1 Bild ist zurückgehalten, die anderen trainieren</translation>
    </message>
    <message>
        <source>The folders train and test are a split: %1 pictures are held out, the others train</source>
        <translation>Die Ordner train und test sind eine Aufteilung: %1 Bilder sind zurückgehalten, die anderen trainieren</translation>
    </message>
    <message>
        <source>The folders train and val are a split: %1 picture is held out, the others train</source>
        <translation>Die Ordner train und val sind eine Aufteilung: %1 Bild ist zurückgehalten, die anderen trainieren</translation>
    </message>
    <message>
        <source>The folders train and val are a split: %1 pictures are held out, the others train</source>
        <translation>Die Ordner train und val sind eine Aufteilung: %1 Bilder sind zurückgehalten, die anderen trainieren</translation>
    </message>
    <message>
        <source>The folders train, val and test are a split: %1 picture is held out, the others train</source>
        <translation>Die Ordner train, val und test sind eine Aufteilung: %1 Bild ist zurückgehalten, die anderen trainieren</translation>
    </message>
    <message>
        <source>The folders train, val and test are a split: %1 pictures are held out, the others train</source>
        <translation>Die Ordner train, val und test sind eine Aufteilung: %1 Bilder sind zurückgehalten, die anderen trainieren</translation>
    </message>
    <message>
        <source>Passed over %1 leftover of other systems (%2)</source>
        <translation>%1 Überbleibsel anderer Systeme übergangen (%2)</translation>
    </message>
    <message>
        <source>Passed over %1 leftovers of other systems (%2)</source>
        <translation>%1 Überbleibsel anderer Systeme übergangen (%2)</translation>
    </message>
    <message>
        <source>%1 link to a folder that was read already was skipped</source>
        <translation>%1 Verweis auf einen schon gelesenen Ordner wurde übergangen</translation>
    </message>
    <message>
        <source>%1 links to a folder that was read already were skipped</source>
        <translation>%1 Verweise auf schon gelesene Ordner wurden übergangen</translation>
    </message>
    <message>
        <source>Leave at least one picture in.</source>
        <translation>Mindestens ein Bild darin lassen.</translation>
    </message>
    <message>
        <source>no picture would be left to train on</source>
        <translation>es bliebe kein Bild zum Trainieren</translation>
    </message>
    <message>
        <source>standard normal noise</source>
        <translation>standardnormales Rauschen</translation>
    </message>
    <message>
        <source>Where these look like noise, the model&apos;s latents lie elsewhere than N(0, I): try the fitted Gaussian above, or train diffusion on them.</source>
        <translation>Wo hier nur Rauschen ist, liegen die Latents des Modells anders als N(0, I): die angepasste Gaußverteilung oben wählen oder Diffusion auf ihnen trainieren.</translation>
    </message>
    <message>
        <source>Fitted Gaussian</source>
        <translation>Angepasste Gaußverteilung</translation>
    </message>
    <message>
        <source>the Gaussian fitted to the training latents</source>
        <translation>die an die Latents des Trainings angepasste Gaußverteilung</translation>
    </message>
    <message>
        <source>Drawn with mean and covariance of the training latents. What still looks wrong is more than a Gaussian can say: diffusion learns it.</source>
        <translation>Gezogen mit Mittelwert und Kovarianz der Latents des Trainings. Was noch falsch aussieht, kann eine Gaußverteilung nicht ausdrücken: Diffusion lernt es.</translation>
    </message>
    <message>
        <source>Gaussian mixture</source>
        <translation>Gaußsche Mischung</translation>
    </message>
    <message>
        <source>up to ten Gaussians fitted to the training latents</source>
        <translation>bis zu zehn an die Latents des Trainings angepasste Gaußverteilungen</translation>
    </message>
    <message>
        <source>Drawn from up to ten Gaussians, fewer where there are few pictures. What they still miss, diffusion learns.</source>
        <translation>Gezogen aus bis zu zehn Gaußverteilungen, weniger bei wenigen Bildern. Was ihnen noch fehlt, lernt Diffusion.</translation>
    </message>
    <message>
        <source>Train the autoencoder again, with a lower learning rate.</source>
        <translation>Trainieren Sie den Autoencoder erneut, mit kleinerer Lernrate.</translation>
    </message>
    <message>
        <source>Unpack it and open the project.</source>
        <translation>Entpacken Sie es, und öffnen Sie das Projekt.</translation>
    </message>
    <message>
        <source>Import the pictures again.</source>
        <translation>Importieren Sie die Bilder erneut.</translation>
    </message>
    <message>
        <source>Restore the file from a copy, or import the pictures again.</source>
        <translation>Stellen Sie die Datei aus einer Kopie wieder her, oder importieren Sie die Bilder erneut.</translation>
    </message>
    <message>
        <source>Update Latent Studio to open it.</source>
        <translation>Aktualisieren Sie Latent Studio, um es zu öffnen.</translation>
    </message>
    <message>
        <source>Unpack it and drop the folder.</source>
        <translation>Entpacken Sie es, und legen Sie den Ordner ab.</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions.</source>
        <translation>Prüfen Sie die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>Import them at 8 pixels or more.</source>
        <translation>Importieren Sie sie mit 8 Pixeln oder mehr.</translation>
    </message>
    <message>
        <source>Train it for some steps first.</source>
        <translation>Trainieren Sie es zuerst einige Schritte.</translation>
    </message>
    <message>
        <source>Take a picture as the project holds it.</source>
        <translation>Nehmen Sie ein Bild so, wie das Projekt es enthält.</translation>
    </message>
    <message>
        <source>Open it, or choose another folder.</source>
        <translation>Öffnen Sie es, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Choose a folder that does not exist yet.</source>
        <translation>Wählen Sie einen Ordner, den es noch nicht gibt.</translation>
    </message>
    <message>
        <source>Import the pictures again into a new project.</source>
        <translation>Importieren Sie die Bilder erneut in ein neues Projekt.</translation>
    </message>
    <message>
        <source>Open it with that version, or update this one.</source>
        <translation>Öffnen Sie es mit jener Version, oder aktualisieren Sie diese.</translation>
    </message>
    <message>
        <source>Close the other window, or copy the project to a place of your own.</source>
        <translation>Schließen Sie das andere Fenster, oder kopieren Sie das Projekt an einen eigenen Ort.</translation>
    </message>
    <message>
        <source>Choose another name, or resume it.</source>
        <translation>Wählen Sie einen anderen Namen, oder setzen Sie den Lauf fort.</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Halten Sie ihn zuerst an.</translation>
    </message>
    <message>
        <source>Open the project that the picture was drawn in.</source>
        <translation>Öffnen Sie das Projekt, in dem das Bild gezogen wurde.</translation>
    </message>
    <message>
        <source>Use letters, digits, &apos;-&apos;, &apos;_&apos; and &apos;.&apos;, at most 64 of them, not starting with &apos;.&apos;.</source>
        <translation>Buchstaben, Ziffern, &apos;-&apos;, &apos;_&apos; und &apos;.&apos; sind erlaubt, höchstens 64, nicht mit &apos;.&apos; am Anfang.</translation>
    </message>
    <message>
        <source>Begin it with a letter or a digit.</source>
        <translation>Beginnen Sie ihn mit einem Buchstaben oder einer Ziffer.</translation>
    </message>
    <message>
        <source>Compare samplers from pure noise.</source>
        <translation>Vergleichen Sie Sampler aus reinem Rauschen.</translation>
    </message>
    <message>
        <source>Choose a place that you may write to.</source>
        <translation>Wählen Sie einen Ort, an dem Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>Import some, or hold out fewer for validation.</source>
        <translation>Importieren Sie welche, oder halten Sie weniger für die Validierung zurück.</translation>
    </message>
    <message>
        <source>Train the run again, or restore the folder from a copy.</source>
        <translation>Trainieren Sie den Lauf erneut, oder stellen Sie den Ordner aus einer Kopie wieder her.</translation>
    </message>
    <message>
        <source>Train it without labels, or import pictures from one folder a class.</source>
        <translation>Trainieren Sie es ohne Klassen, oder importieren Sie Bilder aus einem Ordner je Klasse.</translation>
    </message>
    <message>
        <source>Import some pictures, or hold out fewer for validation.</source>
        <translation>Importieren Sie Bilder, oder halten Sie weniger für die Validierung zurück.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Train autoencoders and latent diffusion on your own images.</source>
        <translation>Autoencoder und latente Diffusion auf eigenen Bildern trainieren.</translation>
    </message>
    <message>
        <source>A project, or images to make one of.</source>
        <translation>Ein Projekt oder Bilder, aus denen eines werden soll.</translation>
    </message>
    <message>
        <source>Save pictures of every workspace on a small trained project, and leave.</source>
        <translation>Bilder jedes Arbeitsbereichs an einem kleinen trainierten Projekt speichern und beenden.</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>studio::ui::AugmentStrip</name>
    <message>
        <source>The picture as a training sees it</source>
        <translation>Das Bild, wie ein Training es sieht</translation>
    </message>
    <message>
        <source>Show another picture</source>
        <translation>Ein anderes Bild zeigen</translation>
    </message>
    <message>
        <source>Nothing is varied: a training sees every picture as it is.</source>
        <translation>Nichts wird abgewandelt: Ein Training sieht jedes Bild, wie es ist.</translation>
    </message>
    <message>
        <source>The first is the picture itself; the others are what a training makes of it.</source>
        <translation>Das erste ist das Bild selbst; die anderen sind, was ein Training daraus macht.</translation>
    </message>
    <message>
        <source>The picture itself</source>
        <translation>Das Bild selbst</translation>
    </message>
    <message>
        <source>Varied copy %1</source>
        <translation>Variierte Kopie %1</translation>
    </message>
</context>
<context>
    <name>studio::ui::Banner</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>studio::ui::ChangePlot</name>
    <message>
        <source>Change of the prediction</source>
        <translation>Änderung der Vorhersage</translation>
    </message>
    <message>
        <source>Root mean square change of the predicted x0 since the step before, in standard deviations of the latent. Tall bars: the picture is being decided there. A click goes to a step.</source>
        <translation>Mittlere quadratische Änderung des vorhergesagten x0 seit dem vorigen Schritt, in Standardabweichungen des Latents. Hohe Balken: dort entscheidet sich das Bild. Ein Klick führt zu einem Schritt.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>change, std</source>
        <translation>Änderung, Std.</translation>
    </message>
    <message>
        <source>step %1
%2 std</source>
        <translation>Schritt %1
%2 Std.</translation>
    </message>
</context>
<context>
    <name>studio::ui::ClassBars</name>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>How many pictures each class has. Click a class to see it alone, once more to see all.</source>
        <translation>Wie viele Bilder jede Klasse hat. Ein Klick auf eine Klasse zeigt sie allein, ein weiterer alle.</translation>
    </message>
</context>
<context>
    <name>studio::ui::ColourButton</name>
    <message>
        <source>Choose a colour</source>
        <translation>Eine Farbe wählen</translation>
    </message>
    <message>
        <source>Background of transparent pictures</source>
        <translation>Hintergrund durchsichtiger Bilder</translation>
    </message>
</context>
<context>
    <name>studio::ui::CommandPalette</name>
    <message>
        <source>Find an action</source>
        <translation>Aktion suchen</translation>
    </message>
    <message>
        <source>Nothing is called &quot;%1&quot; here. Try another word for it, or fewer letters.</source>
        <translation>Hier heißt nichts „%1“. Ein anderes Wort dafür oder weniger Buchstaben helfen weiter.</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>gerade nicht möglich</translation>
    </message>
</context>
<context>
    <name>studio::ui::CompareBoard</name>
    <message>
        <source>none for this run</source>
        <translation>keine für diesen Lauf</translation>
    </message>
</context>
<context>
    <name>studio::ui::CompareModel</name>
    <message>
        <source>Choose runs to compare</source>
        <translation>Läufe zum Vergleichen wählen</translation>
    </message>
</context>
<context>
    <name>studio::ui::ComparePage</name>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>How many pictures each sampler draws.</source>
        <translation>Wie viele Bilder jeder Sampler zieht.</translation>
    </message>
    <message>
        <source>Add a sampler</source>
        <translation>Sampler hinzufügen</translation>
    </message>
    <message>
        <source>The same noise for all</source>
        <translation>Dasselbe Rauschen für alle</translation>
    </message>
    <message>
        <source>Every sampler starts from the same noise and walks to its picture in its own way. With ever more steps those without fresh noise come to the same end; the curves below show how soon.</source>
        <translation>Jeder Sampler beginnt mit demselben Rauschen und geht auf seine Weise zu seinem Bild. Mit immer mehr Schritten kommen die ohne frisches Rauschen am selben Ende an; die Kurven unten zeigen, wie bald.</translation>
    </message>
</context>
<context>
    <name>studio::ui::CompareWorkspace</name>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>Rekonstruktion</translation>
    </message>
    <message>
        <source>Encoded and decoded by the run</source>
        <translation>Vom Lauf kodiert und dekodiert</translation>
    </message>
    <message>
        <source>Difference × %1</source>
        <translation>Differenz × %1</translation>
    </message>
    <message>
        <source>|input − reconstruction|, amplified %1 times</source>
        <translation>|Eingabe − Rekonstruktion|, %1-fach verstärkt</translation>
    </message>
    <message>
        <source>The way between the first two inputs through the run&apos;s latents</source>
        <translation>Der Weg zwischen den ersten zwei Eingaben durch die Latents des Laufs</translation>
    </message>
    <message>
        <source>From N(0, I)</source>
        <translation>Aus N(0, I)</translation>
    </message>
    <message>
        <source>Decoded from standard normal noise, the same seeds for every run</source>
        <translation>Aus standardnormalem Rauschen dekodiert, mit denselben Seeds für jeden Lauf</translation>
    </message>
    <message>
        <source>From fitted Gaussian</source>
        <translation>Angepasster Gauß</translation>
    </message>
    <message>
        <source>Decoded from the Gaussian that fits the training latents, the same seeds</source>
        <translation>Aus der Gaußverteilung dekodiert, die zu den Trainings-Latents passt, mit denselben Seeds</translation>
    </message>
    <message>
        <source>By diffusion</source>
        <translation>Durch Diffusion</translation>
    </message>
    <message>
        <source>Drawn by a diffusion model trained on the run&apos;s latents, the same seeds</source>
        <translation>Von einem Diffusionsmodell gezogen, das auf den Latents des Laufs trainiert ist, mit denselben Seeds</translation>
    </message>
    <message>
        <source>PSNR ↑</source>
        <translation>PSNR ↑</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio in dB, </source>
        <translation>Spitzen-Signal-Rausch-Verhältnis in dB, </translation>
    </message>
    <message>
        <source>SSIM ↑</source>
        <translation>SSIM ↑</translation>
    </message>
    <message>
        <source>Structural similarity, 1 is equal, </source>
        <translation>Strukturelle Ähnlichkeit, 1 ist gleich, </translation>
    </message>
    <message>
        <source>MSE ↓</source>
        <translation>MSE ↓</translation>
    </message>
    <message>
        <source>Mean squared error of pixels in [0, 1], </source>
        <translation>Mittlerer quadratischer Fehler der Pixel in [0, 1], </translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Trained numbers of the model</source>
        <translation>Trainierte Zahlen des Modells</translation>
    </message>
    <message>
        <source>latent of %1 numbers</source>
        <translation>Latent aus %1 Zahlen</translation>
    </message>
    <message>
        <source>latent %1 × %2 × %3</source>
        <translation>Latent %1 × %2 × %3</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source> pictures</source>
        <translation> Bilder</translation>
    </message>
    <message>
        <source>Pictures in a row</source>
        <translation>Bilder in einer Reihe</translation>
    </message>
    <message>
        <source>seed </source>
        <translation>Seed </translation>
    </message>
    <message>
        <source>Seed of the samples</source>
        <translation>Seed der Samples</translation>
    </message>
    <message>
        <source>Spherical (slerp)</source>
        <translation>Sphärisch (slerp)</translation>
    </message>
    <message>
        <source>Straight (lerp)</source>
        <translation>Gerade (lerp)</translation>
    </message>
    <message>
        <source>Way from input 1 to input 2</source>
        <translation>Weg von Eingabe 1 zu Eingabe 2</translation>
    </message>
    <message>
        <source>Shuffle inputs</source>
        <translation>Eingaben mischen</translation>
    </message>
    <message>
        <source>Other held-out pictures in place of those that are not pinned. A click on an input pins it.</source>
        <translation>Andere zurückgehaltene Bilder statt derer, die nicht angeheftet sind. Ein Klick auf eine Eingabe heftet sie an.</translation>
    </message>
    <message>
        <source>Another seed for the samples</source>
        <translation>Ein anderer Seed für die Samples</translation>
    </message>
    <message>
        <source>Save as PNG or as one HTML page</source>
        <translation>Als PNG oder als eine HTML-Seite speichern</translation>
    </message>
    <message>
        <source>Train a model or two first</source>
        <translation>Zuerst ein oder zwei Modelle trainieren</translation>
    </message>
    <message>
        <source>See models side by side</source>
        <translation>Modelle nebeneinander sehen</translation>
    </message>
    <message>
        <source>Compare drives them with the same pictures, the same endpoints and the same seeds, and measures what each of them loses.</source>
        <translation>Der Vergleich gibt allen dieselben Bilder, dieselben Endpunkte und dieselben Seeds und misst, was jedes verliert.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zum Training</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>Vergleich speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>HTML page (*.html)</source>
        <translation>HTML-Seite (*.html)</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>vergleich</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Train diffusion on its latents</source>
        <translation>Diffusion auf seinen Latents trainieren</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Bilder wählen</translation>
    </message>
    <message>
        <source>over at most %1 held-out pictures, or training pictures where none are held out</source>
        <translation>über höchstens %1 zurückgehaltene Bilder, oder Trainingsbilder, wo keine zurückgehalten sind</translation>
    </message>
    <message>
        <source>Input 1
to input 2</source>
        <translation>Eingabe 1
zu Eingabe 2</translation>
    </message>
    <message>
        <source>Opens the form for a diffusion model on the latents of this run (%1)</source>
        <translation>Öffnet das Formular für ein Diffusionsmodell auf den Latents dieses Laufs (%1)</translation>
    </message>
    <message>
        <source>Held-out pictures, the same for every run. A click or the space bar pins one against shuffling.</source>
        <translation>Zurückgehaltene Bilder, für jeden Lauf dieselben. Ein Klick oder die Leertaste hält eines beim Mischen fest.</translation>
    </message>
    <message>
        <source>Compared pictures</source>
        <translation>Verglichene Bilder</translation>
    </message>
</context>
<context>
    <name>studio::ui::CurvePlot</name>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Curves of the training. Turn the wheel to zoom sideways (Shift: upwards, Ctrl: both), drag to move, drag with Shift to zoom into a box, double-click to see everything again.</source>
        <translation>Kurven des Trainings. Das Mausrad vergrößert waagerecht (Umschalt: senkrecht, Strg: beides), Ziehen verschiebt, Ziehen mit Umschalt vergrößert einen Ausschnitt, ein Doppelklick zeigt wieder alles.</translation>
    </message>
</context>
<context>
    <name>studio::ui::DataInspector</name>
    <message>
        <source>Click a picture to see it large.</source>
        <translation>Ein Bild anklicken, um es groß zu sehen.</translation>
    </message>
    <message>
        <source>Selected picture</source>
        <translation>Gewähltes Bild</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Mean picture</source>
        <translation>Mittleres Bild</translation>
    </message>
    <message>
        <source>Files that could not be used</source>
        <translation>Dateien, die nicht verwendbar waren</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>%1 pictures: %2 train, %3 validate</source>
        <translation>%1 Bilder: %2 trainieren, %3 validieren</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>Graustufen</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>, mirrored at random</source>
        <translation>, zufällig gespiegelt</translation>
    </message>
    <message numerus="yes">
        <source>%n files were not usable</source>
        <translation>
            <numerusform>%n Datei war nicht verwendbar</numerusform>
            <numerusform>%n Dateien waren nicht verwendbar</numerusform>
        </translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>Nr. %1</translation>
    </message>
    <message>
        <source>validates</source>
        <translation>validiert</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>%1 × %2 px, %3</source>
        <translation>%1 × %2 px, %3</translation>
    </message>
    <message>
        <source>, %1 left out</source>
        <translation>, %1 ausgelassen</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
</context>
<context>
    <name>studio::ui::DataWorkspace</name>
    <message>
        <source>Show a class</source>
        <translation>Eine Klasse zeigen</translation>
    </message>
    <message>
        <source>Show one class alone</source>
        <translation>Eine Klasse allein zeigen</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>Größe der Vorschaubilder</translation>
    </message>
    <message>
        <source>Size of the thumbnails (Ctrl+wheel)</source>
        <translation>Größe der Vorschaubilder (Strg+Mausrad)</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>Ein Modell trainieren</translation>
    </message>
    <message>
        <source>Go on in Train, and choose what is to learn from these pictures</source>
        <translation>Weiter zum Training: auswählen, was von diesen Bildern lernen soll</translation>
    </message>
</context>
<context>
    <name>studio::ui::DiffuseTrainPanel</name>
    <message>
        <source>Already trained on it</source>
        <translation>Schon darauf trainiert</translation>
    </message>
    <message>
        <source>It learns to turn noise into latents of this autoencoder, step by step; the decoder makes pictures of them. The autoencoder stays as it is. Its latents are standardised first, so that all are compared alike.</source>
        <translation>Es lernt, Rauschen Schritt für Schritt in Latents dieses Autoencoders zu verwandeln; der Decoder macht Bilder daraus. Der Autoencoder bleibt, wie er ist. Seine Latents werden zuvor standardisiert, damit alle gleich verglichen werden.</translation>
    </message>
    <message>
        <source>The run&apos;s folder in the project; made from the autoencoder&apos;s when empty.</source>
        <translation>Der Ordner des Laufs im Projekt; leer: aus dem Namen des Autoencoders gebildet.</translation>
    </message>
    <message>
        <source>Train a diffusion model on %1</source>
        <translation>Diffusionsmodell auf %1 trainieren</translation>
    </message>
    <message>
        <source>Sample from %1</source>
        <translation>Aus %1 ziehen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>studio::ui::DiffuseWorkspace</name>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>%1 is learning</source>
        <translation>%1 lernt</translation>
    </message>
    <message>
        <source>Samples appear here with its first weights, some seconds into the training.</source>
        <translation>Samples erscheinen hier mit den ersten Gewichten, einige Sekunden nach Beginn des Trainings.</translation>
    </message>
    <message>
        <source>Draw new pictures out of noise</source>
        <translation>Neue Bilder aus Rauschen ziehen</translation>
    </message>
    <message>
        <source>Open a project or drop pictures on the window, train an autoencoder, and train a diffusion model on its latents here.</source>
        <translation>Ein Projekt öffnen oder Bilder auf das Fenster ziehen, einen Autoencoder trainieren und hier ein Diffusionsmodell auf seinen Latents trainieren.</translation>
    </message>
    <message>
        <source>Train an autoencoder first</source>
        <translation>Zuerst einen Autoencoder trainieren</translation>
    </message>
    <message>
        <source>A latent diffusion model learns to draw the latents of an autoencoder; the decoder makes them pictures.</source>
        <translation>Ein latentes Diffusionsmodell lernt, die Latents eines Autoencoders zu ziehen; der Decoder macht Bilder daraus.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zum Training</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>%1 wird geladen …</translation>
    </message>
    <message>
        <source>Diffuse</source>
        <translation>Diffusion</translation>
    </message>
    <message>
        <source>Train another</source>
        <translation>Weiteres trainieren</translation>
    </message>
    <message>
        <source>Draw samples and watch how they come about</source>
        <translation>Samples ziehen und zusehen, wie sie entstehen</translation>
    </message>
    <message>
        <source>Compare samplers</source>
        <translation>Sampler vergleichen</translation>
    </message>
    <message>
        <source>Several samplers side by side from the same noise</source>
        <translation>Mehrere Sampler nebeneinander aus demselben Rauschen</translation>
    </message>
    <message>
        <source>On points in the plane</source>
        <translation>Auf Punkten der Ebene</translation>
    </message>
    <message>
        <source>See what a sampler does where the exact answer is known</source>
        <translation>Sehen, was ein Sampler tut, wo die genaue Antwort bekannt ist</translation>
    </message>
    <message>
        <source>There is no recipe in this picture, and no diffusion run to start from it.</source>
        <translation>In diesem Bild steckt kein Rezept, und es gibt keinen Diffusionslauf, der von ihm ausgehen könnte.</translation>
    </message>
    <message>
        <source>The run %1 is not in this project.</source>
        <translation>Der Lauf %1 ist nicht in diesem Projekt.</translation>
    </message>
    <message>
        <source>The recipe belongs to another project: open that one and drop the picture again.</source>
        <translation>Das Rezept gehört zu einem anderen Projekt: dieses öffnen und das Bild erneut ablegen.</translation>
    </message>
    <message>
        <source>No diffusion model can draw from the picture yet: train one first.</source>
        <translation>Noch kann kein Diffusionsmodell aus dem Bild zeichnen: zuerst eines trainieren.</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Bilder wählen</translation>
    </message>
    <message>
        <source>The model has no weights yet: they come some seconds into the training.</source>
        <translation>Das Modell hat noch keine Gewichte: Sie kommen einige Sekunden nach Beginn des Trainings.</translation>
    </message>
    <message>
        <source>Needs a diffusion model, which is trained on an autoencoder.</source>
        <translation>Braucht ein Diffusionsmodell, das auf einem Autoencoder trainiert wird.</translation>
    </message>
    <message>
        <source>Needs a diffusion model: an autoencoder alone draws nothing. Train one here.</source>
        <translation>Braucht ein Diffusionsmodell: Ein Autoencoder allein zeichnet nichts. Hier lässt sich eines trainieren.</translation>
    </message>
    <message>
        <source>Needs a diffusion model: an autoencoder alone draws nothing. Pick %1.</source>
        <translation>Braucht ein Diffusionsmodell: Ein Autoencoder allein zeichnet nichts. Zu wählen ist %1.</translation>
    </message>
    <message>
        <source>No diffusion model on %1 yet</source>
        <translation>Noch kein Diffusionsmodell auf %1</translation>
    </message>
    <message>
        <source>An autoencoder turns pictures into latents and back. A diffusion model learns to make such latents out of noise; then samples appear here, and how they come about.</source>
        <translation>Ein Autoencoder macht aus Bildern Latents und umgekehrt. Ein Diffusionsmodell lernt, solche Latents aus Rauschen zu machen; dann erscheinen hier Samples und wie sie entstehen.</translation>
    </message>
    <message>
        <source>Train a diffusion model on it</source>
        <translation>Ein Diffusionsmodell darauf trainieren</translation>
    </message>
    <message>
        <source>%1 is an autoencoder and draws nothing by itself</source>
        <translation>%1 ist ein Autoencoder und zeichnet allein nichts</translation>
    </message>
    <message>
        <source>%1 makes latents for it out of noise.</source>
        <translation>%1 macht dafür Latents aus Rauschen.</translation>
    </message>
    <message>
        <source>Sample from %1</source>
        <translation>Aus %1 ziehen</translation>
    </message>
    <message>
        <source>Train another diffusion model on the same autoencoder (%1)</source>
        <translation>Ein weiteres Diffusionsmodell auf demselben Autoencoder trainieren (%1)</translation>
    </message>
</context>
<context>
    <name>studio::ui::DirectionSliders</name>
    <message>
        <source>Principal directions</source>
        <translation>Hauptrichtungen</translation>
    </message>
    <message>
        <source>Raw dimensions</source>
        <translation>Rohe Dimensionen</translation>
    </message>
    <message>
        <source>What the sliders move along</source>
        <translation>Woran entlang die Regler bewegen</translation>
    </message>
    <message>
        <source>Randomise</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Move every slider to a place drawn from a normal distribution</source>
        <translation>Jeden Regler an eine normalverteilt gezogene Stelle setzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Every slider back to 0: the start picture. Double-click one slider to reset it alone.</source>
        <translation>Jeder Regler zurück auf 0: das Ausgangsbild. Ein Doppelklick setzt einen Regler allein zurück.</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Richtungen</translation>
    </message>
    <message>
        <source>Looking for the directions in which the latents vary most…</source>
        <translation>Die Richtungen, in denen die Latents am meisten schwanken, werden gesucht …</translation>
    </message>
    <message>
        <source>Each slider is one number of the latent, in standard deviations (σ) from the start.</source>
        <translation>Jeder Regler ist eine Zahl des Latents, in Standardabweichungen (σ) vom Ausgangspunkt.</translation>
    </message>
    <message numerus="yes">
        <source>Each slider in standard deviations (σ) from the start. These %n direction(s) carry %1 % of the variance.</source>
        <translation>
            <numerusform>Jeder Regler in Standardabweichungen (σ) vom Ausgangspunkt. Diese %n Richtung trägt %1 % der Varianz.</numerusform>
            <numerusform>Jeder Regler in Standardabweichungen (σ) vom Ausgangspunkt. Diese %n Richtungen tragen %1 % der Varianz.</numerusform>
        </translation>
    </message>
    <message>
        <source>Dimension %1</source>
        <translation>Dimension %1</translation>
    </message>
    <message>
        <source>Direction %1</source>
        <translation>Richtung %1</translation>
    </message>
    <message>
        <source>Moves the latent along this direction. 1 σ is one standard deviation of the training pictures.</source>
        <translation>Bewegt das Latent in diese Richtung. 1 σ ist eine Standardabweichung der Trainingsbilder.</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 bewegen</translation>
    </message>
    <message>
        <source>Show the leading ones alone, or every one</source>
        <translation>Nur die führenden zeigen oder alle</translation>
    </message>
    <message>
        <source>Show the first %1 alone</source>
        <translation>Nur die ersten %1 zeigen</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>Alle %1 zeigen</translation>
    </message>
    <message>
        <source>%1 at %2 σ</source>
        <translation>%1 bei %2 σ</translation>
    </message>
    <message>
        <source>What %1 alone makes of the start at %2 σ. A click goes there.</source>
        <translation>Was %1 allein bei %2 σ aus dem Start macht. Ein Klick geht dorthin.</translation>
    </message>
</context>
<context>
    <name>studio::ui::EntryMark</name>
    <message>
        <source>The picture enters at step %1, with the noise of that step</source>
        <translation>Das Bild kommt bei Schritt %1 hinzu, mit dem Rauschen dieses Schritts</translation>
    </message>
    <message>
        <source>enters at step %1</source>
        <translation>Einstieg bei Schritt %1</translation>
    </message>
</context>
<context>
    <name>studio::ui::ErrorPane</name>
    <message>
        <source>Distance to the exact end over the number of steps</source>
        <translation>Abstand zum genauen Ende über der Zahl der Schritte</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>distance, std</source>
        <translation>Abstand, Std.</translation>
    </message>
    <message>
        <source>Root mean square distance of the samples to where the same noise ends with %1 steps, in standard deviations of the latent. A steeper line gains more by every step.</source>
        <translation>Mittlerer quadratischer Abstand der Samples von dem Ende, zu dem dasselbe Rauschen mit %1 Schritten kommt, in Standardabweichungen des Latents. Eine steilere Linie gewinnt mit jedem Schritt mehr.</translation>
    </message>
    <message>
        <source>Distance to the exact end</source>
        <translation>Abstand zum genauen Ende</translation>
    </message>
    <message>
        <source>measuring %1 against %2 steps, %3 %</source>
        <translation>%1 wird gegen %2 Schritte gemessen, %3 %</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Erneut messen</translation>
    </message>
    <message>
        <source>Stop measuring; what is measured stays</source>
        <translation>Messung anhalten; was gemessen ist, bleibt</translation>
    </message>
    <message>
        <source>Measure the distance of each sampler to its exact end</source>
        <translation>Den Abstand jedes Samplers zu seinem genauen Ende messen</translation>
    </message>
    <message>
        <source>over 16 samples of the common noise</source>
        <translation>über 16 Samples des gemeinsamen Rauschens</translation>
    </message>
</context>
<context>
    <name>studio::ui::EstimateView</name>
    <message>
        <source>%1 steps  ·  %2 passes over %3 pictures</source>
        <translation>%1 Schritte  ·  %2 Durchgänge durch %3 Bilder</translation>
    </message>
    <message numerus="yes">
        <source>Latent of %n numbers</source>
        <translation>
            <numerusform>Latent aus %n Zahl</numerusform>
            <numerusform>Latent aus %n Zahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1  ·  %2 values in 1</source>
        <translation>%1  ·  %2 Werte in 1</translation>
    </message>
    <message>
        <source>%1 weights</source>
        <translation>%1 Gewichte</translation>
    </message>
    <message>
        <source>%1  ·  %2 of memory</source>
        <translation>%1  ·  %2 Speicher</translation>
    </message>
    <message>
        <source>Takes %1 on this machine</source>
        <translation>Dauert %1 auf diesem Rechner</translation>
    </message>
    <message>
        <source>Measuring how long it takes...</source>
        <translation>Misst, wie lange es dauert …</translation>
    </message>
    <message>
        <source>Its time is measured when the current training ends</source>
        <translation>Die Dauer wird gemessen, wenn das laufende Training endet</translation>
    </message>
    <message>
        <source>Its time could not be measured</source>
        <translation>Die Dauer ließ sich nicht messen</translation>
    </message>
    <message>
        <source>Width, height and channels of a latent; how many values of a picture become one of its latent.</source>
        <translation>Breite, Höhe und Kanäle eines Latents; wie viele Werte eines Bildes zu einem seines Latents werden.</translation>
    </message>
    <message>
        <source>The most that the training will hold, beyond what the program has already.</source>
        <translation>Was das Training höchstens belegt, über das hinaus, was das Programm schon hat.</translation>
    </message>
    <message>
        <source>What the training takes</source>
        <translation>Was das Training braucht</translation>
    </message>
    <message>
        <source>Working it out...</source>
        <translation>Wird berechnet …</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>etwa %1 min</translation>
    </message>
    <message>
        <source>about %1 min %2 s</source>
        <translation>etwa %1 min %2 s</translation>
    </message>
    <message>
        <source>about %1 h %2 min</source>
        <translation>etwa %1 h %2 min</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>etwa %1 h</translation>
    </message>
    <message>
        <source>Latent %1 × %2 × %3</source>
        <translation>Latent %1 × %2 × %3</translation>
    </message>
</context>
<context>
    <name>studio::ui::ExploreModel</name>
    <message>
        <source>Reset direction %1</source>
        <translation>Richtung %1 zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all directions</source>
        <translation>Alle Richtungen zurücksetzen</translation>
    </message>
    <message>
        <source>Randomise</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Start from %1</source>
        <translation>Von %1 ausgehen</translation>
    </message>
    <message>
        <source>Choose A</source>
        <translation>A wählen</translation>
    </message>
    <message>
        <source>Choose B</source>
        <translation>B wählen</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>A und B tauschen</translation>
    </message>
</context>
<context>
    <name>studio::ui::ExploreWorkspace</name>
    <message>
        <source>The decoded picture</source>
        <translation>Das dekodierte Bild</translation>
    </message>
    <message>
        <source>Drop a picture here to start from it; drag this one to A or B.</source>
        <translation>Ein Bild hierher ziehen, um davon auszugehen; dieses auf A oder B ziehen.</translation>
    </message>
    <message>
        <source>Walk through what a model has learned</source>
        <translation>Durch das Gelernte eines Modells wandern</translation>
    </message>
    <message>
        <source>Open a project or drop pictures on the window, train a model, and move through its latents here.</source>
        <translation>Ein Projekt öffnen oder Bilder auf das Fenster ziehen, ein Modell trainieren und sich hier durch seine Latents bewegen.</translation>
    </message>
    <message>
        <source>Train a model first</source>
        <translation>Zuerst ein Modell trainieren</translation>
    </message>
    <message>
        <source>Then sliders move a picture along what the model found to vary most in your pictures, and you can walk from any picture to any other.</source>
        <translation>Dann bewegen Regler ein Bild entlang dessen, was in den Bildern nach dem Modell am meisten schwankt, und von jedem Bild führt ein Weg zu jedem anderen.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zum Training</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>%1 wird geladen …</translation>
    </message>
    <message numerus="yes">
        <source>%1, moved along %n direction(s), decoded by %2</source>
        <translation>
            <numerusform>%1, in %n Richtung bewegt, dekodiert von %2</numerusform>
            <numerusform>%1, in %n Richtungen bewegt, dekodiert von %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose picture A</source>
        <translation>Bild A wählen</translation>
    </message>
    <message>
        <source>Choose picture B</source>
        <translation>Bild B wählen</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Bilder wählen</translation>
    </message>
    <message>
        <source>%1, decoded by %2</source>
        <translation>%1, dekodiert von %2</translation>
    </message>
</context>
<context>
    <name>studio::ui::FilmDialog</name>
    <message>
        <source>There and back again</source>
        <translation>Hin und zurück</translation>
    </message>
    <message>
        <source>%1×  (%2 × %3 px)</source>
        <translation>%1×  (%2 × %3 px)</translation>
    </message>
    <message>
        <source>The file would be very large.</source>
        <translation>Die Datei würde sehr groß.</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>endlos</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>Every pixel of the picture becomes a square of this many pixels</source>
        <translation>Jeder Pixel des Bildes wird zu einem Quadrat von so vielen Pixeln Seitenlänge</translation>
    </message>
    <message>
        <source>A GIF counts in hundredths of a second: the speed is as near to it as that allows</source>
        <translation>Ein GIF zählt in Hundertstelsekunden: Die Geschwindigkeit kommt der gewählten so nahe, wie das erlaubt</translation>
    </message>
    <message>
        <source>Plays backwards from the last frame to the first, so that a loop has no jump</source>
        <translation>Spielt vom letzten Bild rückwärts zum ersten, damit eine Schleife keinen Sprung hat</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Spielt</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>The player decides how often a video plays</source>
        <translation>Wie oft ein Video spielt, entscheidet das Abspielprogramm</translation>
    </message>
    <message>
        <source>One still picture</source>
        <translation>Ein stehendes Bild</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s), %1 s</source>
        <translation>
            <numerusform>%n Bild, %1 s</numerusform>
            <numerusform>%n Bilder, %1 s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::FilmPane</name>
    <message>
        <source>Play from noise to picture (Space)</source>
        <translation>Vom Rauschen zum Bild abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Denoising steps</source>
        <translation>Entrauschungsschritte</translation>
    </message>
    <message>
        <source>Denoising step</source>
        <translation>Entrauschungsschritt</translation>
    </message>
    <message>
        <source>Step through the denoising (left and right arrow)</source>
        <translation>Durch das Entrauschen schreiten (Pfeil links und rechts)</translation>
    </message>
    <message>
        <source>From noise to picture</source>
        <translation>Vom Rauschen zum Bild</translation>
    </message>
    <message>
        <source>noisy&lt;br&gt;x&lt;sub&gt;t&lt;/sub&gt;</source>
        <translation>verrauscht&lt;br&gt;x&lt;sub&gt;t&lt;/sub&gt;</translation>
    </message>
    <message>
        <source>The latent at this step, decoded</source>
        <translation>Das Latent bei diesem Schritt, dekodiert</translation>
    </message>
    <message>
        <source>predicted&lt;br&gt;x&lt;sub&gt;0&lt;/sub&gt;</source>
        <translation>vorhergesagt&lt;br&gt;x&lt;sub&gt;0&lt;/sub&gt;</translation>
    </message>
    <message>
        <source>What the model takes for the clean latent at this step, decoded</source>
        <translation>Was das Modell bei diesem Schritt für das reine Latent hält, dekodiert</translation>
    </message>
    <message>
        <source>All samples, a row each (A)</source>
        <translation>Alle Samples, je eine Zeile (A)</translation>
    </message>
    <message>
        <source>Play again and again (L)</source>
        <translation>Immer wieder abspielen (L)</translation>
    </message>
    <message>
        <source>Denoising steps of all samples</source>
        <translation>Entrauschungsschritte aller Samples</translation>
    </message>
    <message>
        <source>time t</source>
        <translation>Zeit t</translation>
    </message>
    <message>
        <source>As the model counts it: down from 999, or from 1 for a flow</source>
        <translation>Wie das Modell sie zählt: von 999 abwärts, bei einem Fluss von 1</translation>
    </message>
    <message>
        <source>noise σ</source>
        <translation>Rauschen σ</translation>
    </message>
    <message>
        <source>Standard deviation of the noise against the signal&apos;s</source>
        <translation>Standardabweichung des Rauschens gegenüber der des Signals</translation>
    </message>
    <message>
        <source>SNR</source>
        <translation>SNR</translation>
    </message>
    <message>
        <source>Signal-to-noise ratio in decibels: 0 dB is as much signal as noise</source>
        <translation>Signal-Rausch-Verhältnis in Dezibel: 0 dB ist so viel Signal wie Rauschen</translation>
    </message>
    <message>
        <source>sample %1</source>
        <translation>Sample %1</translation>
    </message>
    <message>
        <source>step %1 of %2, %3</source>
        <translation>Schritt %1 von %2, %3</translation>
    </message>
    <message>
        <source>Save the film as GIF, MP4 or PNG</source>
        <translation>Den Film als GIF, MP4 oder PNG speichern</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>wird berechnet …</translation>
    </message>
</context>
<context>
    <name>studio::ui::FilmRows</name>
    <message>
        <source>Sample %1, step %2 of %3</source>
        <translation>Sample %1, Schritt %2 von %3</translation>
    </message>
</context>
<context>
    <name>studio::ui::Filmstrip</name>
    <message>
        <source>noisy</source>
        <translation>verrauscht</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
</context>
<context>
    <name>studio::ui::FindingsView</name>
    <message>
        <source>What the doctor says</source>
        <translation>Was der Doktor sagt</translation>
    </message>
</context>
<context>
    <name>studio::ui::FramePane</name>
    <message>
        <source>Mark what is to be drawn anew</source>
        <translation>Markieren, was neu gezeichnet wird</translation>
    </message>
    <message>
        <source>Erase (or the right button)</source>
        <translation>Radieren (oder rechte Maustaste)</translation>
    </message>
    <message>
        <source>The frame of the film, large</source>
        <translation>Das Bild des Films, groß</translation>
    </message>
    <message>
        <source>The frame under the scrubber</source>
        <translation>Das Bild unter dem Schieber</translation>
    </message>
    <message>
        <source>The nearest training picture</source>
        <translation>Das nächste Trainingsbild</translation>
    </message>
    <message>
        <source>Clear the mask</source>
        <translation>Maske leeren</translation>
    </message>
    <message>
        <source>%1: the training picture whose pixels come closest to the frame, %2 apart (root mean square). A copy would look the same, a new picture does not.</source>
        <translation>%1: das Trainingsbild, dessen Pixel diesem Bild am nächsten kommen, Abstand %2 (mittlere quadratische Wurzel). Eine Kopie sähe gleich aus, ein neues Bild nicht.</translation>
    </message>
    <message>
        <source>brush %1 px (wheel)</source>
        <translation>Pinsel %1 px (Mausrad)</translation>
    </message>
    <message>
        <source>Nearest training picture
%1
RMSE %2</source>
        <translation>Nächstes Trainingsbild
%1
RMSE %2</translation>
    </message>
</context>
<context>
    <name>studio::ui::FurtherPanel</name>
    <message>
        <source>Train further</source>
        <translation>Weitertrainieren</translation>
    </message>
    <message>
        <source>Steps more</source>
        <translation>Weitere Schritte</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>It goes on with the weights that it has. The learning rate rises and falls once more; everything else stays as it was.</source>
        <translation>Er geht mit den Gewichten weiter, die er hat. Die Lernrate steigt und fällt noch einmal; alles andere bleibt, wie es war.</translation>
    </message>
    <message>
        <source>Train %1 further</source>
        <translation>%1 weitertrainieren</translation>
    </message>
</context>
<context>
    <name>studio::ui::GridScrubber</name>
    <message>
        <source>Reconstructions</source>
        <translation>Rekonstruktionen</translation>
    </message>
    <message>
        <source>Rows of pictures and what the model makes of them appear here while it trains.</source>
        <translation>Während des Trainings erscheinen hier Reihen von Bildern und was das Modell aus ihnen macht.</translation>
    </message>
    <message>
        <source>Step of the reconstructions</source>
        <translation>Schritt der Rekonstruktionen</translation>
    </message>
    <message>
        <source>Scrub back through the training</source>
        <translation>Durch das Training zurückspulen</translation>
    </message>
    <message>
        <source>The same pictures, as the model drew them earlier and later in the training.</source>
        <translation>Dieselben Bilder, wie das Modell sie früher und später im Training gezeichnet hat.</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Follow the newest</source>
        <translation>Dem Neuesten folgen</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>What the model draws from the same noise appears here while it trains.</source>
        <translation>Während des Trainings erscheint hier, was das Modell aus demselben Rauschen zieht.</translation>
    </message>
    <message>
        <source>Step of the samples</source>
        <translation>Schritt der Samples</translation>
    </message>
    <message>
        <source>Before and after: wipe between the first pictures of the training and these</source>
        <translation>Vorher und nachher: zwischen den ersten Bildern des Trainings und diesen wischen</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>the same noise at every step; a click shows one large</source>
        <translation>dasselbe Rauschen bei jedem Schritt; ein Klick zeigt eines groß</translation>
    </message>
    <message>
        <source>your pictures and what the model makes of them; a click shows one large</source>
        <translation>Ihre Bilder und was das Modell daraus macht; ein Klick zeigt eines groß</translation>
    </message>
</context>
<context>
    <name>studio::ui::GridView</name>
    <message>
        <source>original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>Sample %1</translation>
    </message>
    <message>
        <source>Picture %1, %2</source>
        <translation>Bild %1, %2</translation>
    </message>
    <message>
        <source>%1. A click shows it large.</source>
        <translation>%1. Ein Klick zeigt es groß.</translation>
    </message>
</context>
<context>
    <name>studio::ui::GuidanceForm</name>
    <message>
        <source>Guidance</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>How strictly the class is followed. 1: as learned. More: clearer examples of the class, less varied. 0: the class is ignored.</source>
        <translation>Wie streng der Klasse gefolgt wird. 1: wie gelernt. Mehr: deutlichere Beispiele der Klasse, weniger Vielfalt. 0: die Klasse bleibt unbeachtet.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Choose a class</source>
        <translation>Eine Klasse wählen</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Which class to draw. Any: what comes; with a guidance other than 1, each sample a class of its own.</source>
        <translation>Welche Klasse gezogen wird. Beliebig: was kommt; bei einer Führung ungleich 1 jedes Sample eine eigene Klasse.</translation>
    </message>
    <message>
        <source>How far samples are led away from what the network drew early in its training. 1: as learned. More: clearer pictures, less varied.</source>
        <translation>Wie weit Proben von dem weggelenkt werden, was das Netz früh im Training zeichnete. 1: wie gelernt. Mehr: klarere Bilder, weniger Vielfalt.</translation>
    </message>
</context>
<context>
    <name>studio::ui::GuideModel</name>
    <message>
        <source>Start from %1</source>
        <translation>Von %1 ausgehen</translation>
    </message>
    <message>
        <source>from a recipe</source>
        <translation>aus einem Rezept</translation>
    </message>
    <message>
        <source>Start from a recipe&apos;s picture</source>
        <translation>Vom Bild eines Rezepts ausgehen</translation>
    </message>
    <message>
        <source>Start from noise</source>
        <translation>Vom Rauschen ausgehen</translation>
    </message>
    <message>
        <source>Paint the mask</source>
        <translation>Maske malen</translation>
    </message>
    <message>
        <source>Clear the mask</source>
        <translation>Maske leeren</translation>
    </message>
</context>
<context>
    <name>studio::ui::GuideSlot</name>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>How much of the denoising is done anew. A little changes details, 100 % begins with pure noise. The filmstrip shows where the picture enters.</source>
        <translation>Wie viel des Entrauschens neu gemacht wird. Wenig ändert Einzelheiten, 100 % beginnt mit reinem Rauschen. Der Filmstreifen zeigt, wo das Bild hinzukommt.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Start from noise again</source>
        <translation>Wieder vom Rauschen ausgehen</translation>
    </message>
    <message>
        <source>Paint a mask</source>
        <translation>Eine Maske malen</translation>
    </message>
    <message>
        <source>Paint on the large picture what is to be drawn anew; the rest stays (M)</source>
        <translation>Auf dem großen Bild malen, was neu gezeichnet wird; der Rest bleibt (M)</translation>
    </message>
    <message>
        <source>Picture to start from</source>
        <translation>Ausgangsbild</translation>
    </message>
    <message>
        <source>Drop a picture here: a file, one of the dataset or a sample. A click chooses a file.</source>
        <translation>Hier ein Bild ablegen: eine Datei, eines aus dem Datensatz oder ein Sample. Ein Klick wählt eine Datei.</translation>
    </message>
    <message>
        <source>Drop a picture</source>
        <translation>Ein Bild ablegen</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>Eine Datei …</translation>
    </message>
    <message>
        <source>A held-out picture of the dataset</source>
        <translation>Ein zurückgehaltenes Bild des Datensatzes</translation>
    </message>
    <message>
        <source>The sample that is shown</source>
        <translation>Das gezeigte Sample</translation>
    </message>
    <message>
        <source>Choose a picture to start from</source>
        <translation>Ein Ausgangsbild wählen</translation>
    </message>
    <message>
        <source>or start from noise</source>
        <translation>oder aus Rauschen</translation>
    </message>
    <message>
        <source>Start from a picture</source>
        <translation>Von einem Bild ausgehen</translation>
    </message>
</context>
<context>
    <name>studio::ui::ImportOptionsForm</name>
    <message>
        <source>Held out for validation</source>
        <translation>Für die Validierung zurückgehalten</translation>
    </message>
    <message>
        <source>This share of the pictures never trains; it shows whether a model has learned or memorised.</source>
        <translation>Dieser Anteil der Bilder wird nie trainiert; er zeigt, ob ein Modell gelernt oder auswendig gelernt hat.</translation>
    </message>
    <message>
        <source>Mirror at random while training</source>
        <translation>Beim Training zufällig spiegeln</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Graustufen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Crop to the centre</source>
        <translation>Auf die Mitte zuschneiden</translation>
    </message>
    <message>
        <source>Fit, with black borders</source>
        <translation>Einpassen, mit schwarzem Rand</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Doubles what a model sees, where left and right mean the same. Not for letters or digits.</source>
        <translation>Verdoppelt, was ein Modell sieht, wo links und rechts dasselbe bedeuten. Nicht für Buchstaben oder Ziffern.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Automatic is grey when every picture is.</source>
        <translation>„Automatisch“ heißt Graustufen, wenn jedes Bild grau ist.</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>How pictures that are not square become square.</source>
        <translation>Wie Bilder quadratisch werden, die es nicht sind.</translation>
    </message>
    <message>
        <source>Pictures at most</source>
        <translation>Höchstens so viele Bilder</translation>
    </message>
    <message>
        <source>A random choice of this many pictures; all of them when empty.</source>
        <translation>Eine zufällige Auswahl von so vielen Bildern; leer: alle.</translation>
    </message>
    <message>
        <source>folders</source>
        <translation>Ordnern</translation>
    </message>
    <message>
        <source>Folders train, val and test are the split</source>
        <translation>Ordner train, val und test sind die Aufteilung</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Weitere Optionen</translation>
    </message>
    <message>
        <source>Pictures from</source>
        <translation>Bilder aus</translation>
    </message>
    <message>
        <source>The file holds several arrays: which is the pictures.</source>
        <translation>Die Datei enthält mehrere Arrays: welches die Bilder sind.</translation>
    </message>
    <message>
        <source>Labels from</source>
        <translation>Labels aus</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>A colour</source>
        <translation>Eine Farbe</translation>
    </message>
    <message>
        <source>Colour of the background</source>
        <translation>Farbe des Hintergrunds</translation>
    </message>
    <message>
        <source>The whole range</source>
        <translation>Der ganze Bereich</translation>
    </message>
    <message>
        <source>The first picture</source>
        <translation>Das erste Bild</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Behind transparent pixels</source>
        <translation>Hinter durchsichtigen Pixeln</translation>
    </message>
    <message>
        <source>Automatic lays the pictures over white, or over black where they are light.</source>
        <translation>Automatisch legt die Bilder auf Weiß, oder auf Schwarz, wo sie hell sind.</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Automatic makes the values in use span black to white; the whole range keeps pictures as dark as they are stored.</source>
        <translation>Automatisch reichen die vorkommenden Werte von Schwarz bis Weiß; der ganze Bereich lässt die Bilder so dunkel, wie sie gespeichert sind.</translation>
    </message>
    <message>
        <source>Of animations, films and pages</source>
        <translation>Von Animationen, Filmen und Seiten</translation>
    </message>
    <message>
        <source>The first picture of every file, or each of them as a picture of its own.</source>
        <translation>Das erste Bild jeder Datei, oder jedes als eigenes Bild.</translation>
    </message>
    <message>
        <source>One frame of every</source>
        <translation>Ein Einzelbild von je</translation>
    </message>
    <message>
        <source>Neighbouring frames of a film look alike: a larger number takes fewer of them.</source>
        <translation>Benachbarte Einzelbilder eines Films gleichen sich: Eine größere Zahl nimmt weniger davon.</translation>
    </message>
    <message>
        <source>Pictures in folders called val or test never train. Otherwise these folders are classes, and the split is drawn by chance.</source>
        <translation>Bilder in Ordnern namens val oder test trainieren nie mit. Sonst sind diese Ordner Klassen, und die Aufteilung wird ausgelost.</translation>
    </message>
    <message>
        <source>Automatic (grey)</source>
        <translation>Automatisch (grau)</translation>
    </message>
    <message>
        <source>Automatic (colour)</source>
        <translation>Automatisch (farbig)</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>Automatisch (%1)</translation>
    </message>
    <message>
        <source>What says which class a picture belongs to.</source>
        <translation>Was sagt, zu welcher Klasse ein Bild gehört.</translation>
    </message>
    <message>
        <source>Column &quot;%1&quot;</source>
        <translation>Spalte „%1“</translation>
    </message>
    <message>
        <source>%1 × %1 px</source>
        <translation>%1 × %1 px</translation>
    </message>
    <message>
        <source>Automatic keeps small square pictures as they are and brings all others to 64 × 64 px, or 32 × 32 where most are smaller.</source>
        <translation>„Automatisch“ lässt kleine quadratische Bilder, wie sie sind, und bringt alle anderen auf 64 × 64 px oder, wo die meisten kleiner sind, auf 32 × 32.</translation>
    </message>
    <message>
        <source>Automatic (%1 × %1 px)</source>
        <translation>Automatisch (%1 × %1 px)</translation>
    </message>
</context>
<context>
    <name>studio::ui::ImportPage</name>
    <message numerus="yes">
        <source>%n sizes</source>
        <translation>
            <numerusform>%n Größe</numerusform>
            <numerusform>%n Größen</numerusform>
        </translation>
    </message>
    <message>
        <source>Create the project</source>
        <translation>Projekt anlegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the files...</source>
        <translation>Die Dateien werden angesehen …</translation>
    </message>
    <message>
        <source>Looking for pictures...</source>
        <translation>Bilder werden gesucht …</translation>
    </message>
    <message>
        <source>No picture to show.</source>
        <translation>Kein Bild zu zeigen.</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n Klasse</numerusform>
            <numerusform>%n Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no picture in here that can be used.</source>
        <translation>Hier ist kein verwendbares Bild.</translation>
    </message>
    <message>
        <source>folders</source>
        <translation>Ordnern</translation>
    </message>
    <message>
        <source>Files that cannot be used</source>
        <translation>Dateien, die sich nicht verwenden lassen</translation>
    </message>
    <message>
        <source>labels from %1</source>
        <translation>Labels aus %1</translation>
    </message>
    <message>
        <source>%1 of them held out</source>
        <translation>%1 davon zurückgehalten</translation>
    </message>
    <message numerus="yes">
        <source>%n other files are no pictures</source>
        <translation>
            <numerusform>%n andere Datei ist kein Bild</numerusform>
            <numerusform>%n andere Dateien sind keine Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files cannot be used</source>
        <translation>
            <numerusform>%n Datei lässt sich nicht verwenden</numerusform>
            <numerusform>%n Dateien lassen sich nicht verwenden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
</context>
<context>
    <name>studio::ui::ImportProgressPage</name>
    <message>
        <source>Progress of the import</source>
        <translation>Fortschritt des Imports</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>studio::ui::InspectorPane</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
</context>
<context>
    <name>studio::ui::InterpolationStrip</name>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Pictures from A to B</source>
        <translation>Bilder von A nach B</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Frame %1 of %2</source>
        <translation>Bild %1 von %2</translation>
    </message>
    <message>
        <source>Straight (lerp)</source>
        <translation>Gerade (lerp)</translation>
    </message>
    <message>
        <source>Spherical (slerp)</source>
        <translation>Sphärisch (slerp)</translation>
    </message>
    <message>
        <source>Way from A to B</source>
        <translation>Weg von A nach B</translation>
    </message>
    <message>
        <source>Lerp goes straight through the latent space; slerp keeps the distance from its centre, where a Gaussian latent hardly ever lies.</source>
        <translation>Lerp geht gerade durch den latenten Raum; slerp hält den Abstand von dessen Mitte, in der ein gaußsches Latent fast nie liegt.</translation>
    </message>
    <message>
        <source> frames</source>
        <translation> Bilder</translation>
    </message>
    <message>
        <source>Number of frames</source>
        <translation>Zahl der Bilder</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>A und B tauschen</translation>
    </message>
    <message>
        <source>From A to B</source>
        <translation>Von A nach B</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Drop %1</source>
        <translation>%1 ablegen</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Drop a picture here, or click to choose one</source>
        <translation>Ein Bild hierher ziehen oder klicken, um eines zu wählen</translation>
    </message>
    <message>
        <source>Use the large picture</source>
        <translation>Das große Bild nehmen</translation>
    </message>
    <message>
        <source>A random picture of the dataset</source>
        <translation>Ein zufälliges Bild des Datensatzes</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen …</translation>
    </message>
    <message>
        <source>A: %1. Drop another picture here, or click to choose one</source>
        <translation>A: %1. Ein anderes Bild hierher ziehen oder klicken, um eines zu wählen</translation>
    </message>
    <message>
        <source>B: %1. Drop another picture here, or click to choose one</source>
        <translation>B: %1. Ein anderes Bild hierher ziehen oder klicken, um eines zu wählen</translation>
    </message>
    <message>
        <source>Stop (Space)</source>
        <translation>Anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Save the strip from A to B</source>
        <translation>Streifen von A nach B speichern</translation>
    </message>
    <message>
        <source>%1 from A to B</source>
        <translation>%1 von A nach B</translation>
    </message>
    <message>
        <source>Save the strip as GIF, MP4 or PNG</source>
        <translation>Den Streifen als GIF, MP4 oder PNG speichern</translation>
    </message>
</context>
<context>
    <name>studio::ui::JobBar</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>epoch %1/%2</source>
        <translation>Epoche %1/%2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop; a training keeps a checkpoint to go on from</source>
        <translation>Anhalten; ein Training behält einen Checkpoint zum Weitermachen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message numerus="yes">
        <source>  (+%n waiting)</source>
        <translation>
            <numerusform>  (+%n wartet)</numerusform>
            <numerusform>  (+%n warten)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 img/s</source>
        <translation>%1 Bilder/s</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause; the model stays in memory</source>
        <translation>Pausieren; das Modell bleibt im Speicher</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>studio::ui::KeyHelp</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>studio::ui::KeyList</name>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Sliders</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>one step</source>
        <translation>ein Schritt</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>a tenth of the way</source>
        <translation>ein Zehntel des Weges</translation>
    </message>
    <message>
        <source>Backspace, double click</source>
        <translation>Rücktaste, Doppelklick</translation>
    </message>
    <message>
        <source>back to the default</source>
        <translation>zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Arrows, Home, End</source>
        <translation>Pfeile, Pos1, Ende</translation>
    </message>
    <message>
        <source>step through them</source>
        <translation>durch sie schreiten</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>larger, smaller</source>
        <translation>größer, kleiner</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>play</source>
        <translation>abspielen</translation>
    </message>
    <message>
        <source>Diffusion</source>
        <translation>Diffusion</translation>
    </message>
    <message>
        <source>Left, Right, Home, End</source>
        <translation>Links, Rechts, Pos1, Ende</translation>
    </message>
    <message>
        <source>step through the film</source>
        <translation>schrittweise durch den Film</translation>
    </message>
    <message>
        <source>Space, L</source>
        <translation>Leertaste, L</translation>
    </message>
    <message>
        <source>play, play again and again</source>
        <translation>abspielen, immer wieder abspielen</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>all samples as rows</source>
        <translation>alle Samples als Zeilen</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>another seed</source>
        <translation>ein anderer Seed</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>paint a mask on the picture to start from</source>
        <translation>eine Maske auf das Ausgangsbild malen</translation>
    </message>
    <message>
        <source>Left, right button, wheel</source>
        <translation>Linke, rechte Maustaste, Mausrad</translation>
    </message>
    <message>
        <source>mark, erase, size of the brush</source>
        <translation>markieren, radieren, Pinselgröße</translation>
    </message>
    <message>
        <source>Diffusion on points</source>
        <translation>Diffusion auf Punkten</translation>
    </message>
    <message>
        <source>D, E</source>
        <translation>D, E</translation>
    </message>
    <message>
        <source>draw, erase (the right mouse button always erases)</source>
        <translation>zeichnen, radieren (die rechte Maustaste radiert immer)</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>play again and again</source>
        <translation>immer wieder abspielen</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Wheel, +, -</source>
        <translation>Mausrad, +, -</translation>
    </message>
    <message>
        <source>zoom sideways (Shift: upwards, Ctrl: both)</source>
        <translation>waagerecht zoomen (Umschalt: senkrecht, Strg: beides)</translation>
    </message>
    <message>
        <source>Drag, Left, Right</source>
        <translation>Ziehen, Links, Rechts</translation>
    </message>
    <message>
        <source>move</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <source>Home, double click</source>
        <translation>Pos1, Doppelklick</translation>
    </message>
    <message>
        <source>show everything</source>
        <translation>alles zeigen</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Umschalt+Ziehen</translation>
    </message>
    <message>
        <source>zoom into a box</source>
        <translation>in ein Rechteck zoomen</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>show or hide the curves</source>
        <translation>die Kurven zeigen oder verbergen</translation>
    </message>
    <message>
        <source>wipe between before and after</source>
        <translation>zwischen vorher und nachher wischen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>leave a picture out of trainings, or take it in again</source>
        <translation>ein Bild aus Trainings auslassen oder wieder aufnehmen</translation>
    </message>
</context>
<context>
    <name>studio::ui::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>New project from a &amp;folder...</source>
        <translation>Neues Projekt aus einem &amp;Ordner …</translation>
    </message>
    <message>
        <source>New project from f&amp;iles...</source>
        <translation>Neues Projekt aus Date&amp;ien …</translation>
    </message>
    <message>
        <source>Open Fashion-&amp;MNIST</source>
        <translation>Fashion-&amp;MNIST öffnen</translation>
    </message>
    <message>
        <source>Open the &amp;Shapes sample</source>
        <translation>Beispiel „&amp;Formen“ öffnen</translation>
    </message>
    <message>
        <source>&amp;Open project...</source>
        <translation>&amp;Projekt öffnen …</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>Projekt &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Find an action...</source>
        <translation>Aktion &amp;suchen …</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspektor</translation>
    </message>
    <message>
        <source>Show or hide the inspector (Ctrl+I)</source>
        <translation>Inspektor zeigen oder verbergen (Strg+I)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>&amp;Training</translation>
    </message>
    <message>
        <source>&amp;Pause or go on</source>
        <translation>&amp;Pausieren oder weitermachen</translation>
    </message>
    <message>
        <source>&amp;Stop with a checkpoint</source>
        <translation>Mit Checkpoint &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>List the keys (?)</source>
        <translation>Die Tasten auflisten (?)</translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation>&amp;Was ist das?</translation>
    </message>
    <message>
        <source>&amp;About Latent Studio</source>
        <translation>&amp;Über Latent Studio</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>Über &amp;Qt</translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>Noch keine Projekte</translation>
    </message>
    <message>
        <source>A training is under way</source>
        <translation>Ein Training läuft</translation>
    </message>
    <message>
        <source>It would be stopped, with a checkpoint to go on from later. Stop it?</source>
        <translation>Es würde mit einem Checkpoint angehalten, von dem es später weitergeht. Anhalten?</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>A folder of images</source>
        <translation>Ein Ordner mit Bildern</translation>
    </message>
    <message>
        <source>Images or archives</source>
        <translation>Bilder oder Archive</translation>
    </message>
    <message>
        <source>Images and archives (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.zip *.tar *.tgz *.gz *.npy *.npz *-ubyte);;All files (*)</source>
        <translation>Bilder und Archive (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.zip *.tar *.tgz *.gz *.npy *.npz *-ubyte);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>About Latent Studio</source>
        <translation>Über Latent Studio</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Latent Studio %1&lt;/h3&gt;&lt;p&gt;Train autoencoders and latent diffusion on your own images, and see what they learned.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. With Qt, LibTorch, QCustomPlot and OpenCV.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Latent Studio %1&lt;/h3&gt;&lt;p&gt;Autoencoder und latente Diffusion auf eigenen Bildern trainieren und sehen, was sie gelernt haben.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später. Mit Qt, LibTorch, QCustomPlot und OpenCV.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>This project is open in another window or cannot be written: you can look, but not train.</source>
        <translation>Dieses Projekt ist in einem anderen Fenster geöffnet oder nicht beschreibbar: ansehen geht, trainieren nicht.</translation>
    </message>
    <message>
        <source>Drop to open this project</source>
        <translation>Ablegen, um dieses Projekt zu öffnen</translation>
    </message>
    <message>
        <source>Drop to use these images</source>
        <translation>Ablegen, um diese Bilder zu verwenden</translation>
    </message>
    <message>
        <source>Saving a checkpoint before closing...</source>
        <translation>Vor dem Schließen wird ein Checkpoint gespeichert …</translation>
    </message>
    <message>
        <source>Diffusion on &amp;points...</source>
        <translation>Diffusion auf &amp;Punkten …</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Selected &amp;run</source>
        <translation>Gewählter &amp;Lauf</translation>
    </message>
    <message>
        <source>New run: %1</source>
        <translation>Neuer Lauf: %1</translation>
    </message>
    <message>
        <source>train start learn model</source>
        <translation>Training trainieren beginnen lernen Modell</translation>
    </message>
    <message>
        <source>toy try two dimensions learn example</source>
        <translation>Spielzeug ausprobieren zwei Dimensionen lernen Beispiel</translation>
    </message>
    <message>
        <source>theme colours bright night mode</source>
        <translation>Thema Design Farben hell dunkel Nachtmodus</translation>
    </message>
    <message>
        <source>&amp;Settings...</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>Einstellungen (Strg+,)</translation>
    </message>
    <message>
        <source>preferences options language theme font letters size threads cores device gpu folder autosave checkpoint</source>
        <translation>Optionen Sprache Thema Farben Schrift Größe Kerne Threads Gerät Grafikkarte Ordner Speichern Checkpoint</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 ist gespeichert</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Open the trained &amp;example</source>
        <translation>Das trainierte Beispi&amp;el öffnen</translation>
    </message>
    <message>
        <source>Trained example</source>
        <translation>Trainiertes Beispiel</translation>
    </message>
    <message>
        <source>New run: &amp;diffusion model</source>
        <translation>Neuer Lauf: &amp;Diffusionsmodell</translation>
    </message>
    <message>
        <source>train start learn latents</source>
        <translation>trainieren starten lernen latents</translation>
    </message>
    <message>
        <source>language translation</source>
        <translation>Sprache Übersetzung</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
</context>
<context>
    <name>studio::ui::MaskPainter</name>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Paint what is to be drawn anew: the left button marks, the right one erases, the wheel (or + and -) changes the brush.</source>
        <translation>Malen, was neu gezeichnet wird: die linke Taste markiert, die rechte radiert, das Mausrad (oder + und -) ändert den Pinsel.</translation>
    </message>
</context>
<context>
    <name>studio::ui::MetricBoard</name>
    <message>
        <source>Metric</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>Was gezeichnet wird</translation>
    </message>
    <message>
        <source>over steps</source>
        <translation>über Schritte</translation>
    </message>
    <message>
        <source>over epochs</source>
        <translation>über Epochen</translation>
    </message>
    <message>
        <source>over minutes</source>
        <translation>über Minuten</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Waagerechte Achse</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>Show everything (Home, or a double click on the curves)</source>
        <translation>Alles zeigen (Pos1 oder Doppelklick auf die Kurven)</translation>
    </message>
    <message>
        <source>Export the curves as PNG, SVG, PDF or CSV</source>
        <translation>Kurven als PNG, SVG, PDF oder CSV exportieren</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Export the curves</source>
        <translation>Kurven exportieren</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF page (*.pdf);;CSV table (*.csv)</source>
        <translation>PNG-Bild (*.png);;SVG-Zeichnung (*.svg);;PDF-Seite (*.pdf);;CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>smooth </source>
        <comment>before a number from 0 to 0.99</comment>
        <translation>glätten </translation>
    </message>
    <message>
        <source>not smoothed</source>
        <translation>ungeglättet</translation>
    </message>
    <message>
        <source>Logarithmic vertical axis</source>
        <translation>Senkrechte Achse logarithmisch</translation>
    </message>
    <message>
        <source>Logarithmic horizontal axis</source>
        <translation>Waagerechte Achse logarithmisch</translation>
    </message>
    <message>
        <source>Logarithmic axes</source>
        <translation>Logarithmische Achsen</translation>
    </message>
    <message>
        <source>Weight of the moving average over all rows, 0 to 0.99; the raw values stay visible, faint: a line, or a band from the lowest to the highest where they stand dense</source>
        <translation>Gewicht des gleitenden Mittels über alle Zeilen, 0 bis 0,99; die Rohwerte bleiben blass zu sehen: als Linie, oder, wo sie dicht stehen, als Band vom niedrigsten zum höchsten</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
</context>
<context>
    <name>studio::ui::ModelCards</name>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>New run of %1</source>
        <translation>Neuer Lauf von %1</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>Hier beginnen</translation>
    </message>
</context>
<context>
    <name>studio::ui::NewRunPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The run&apos;s folder in the project; made from the model when empty.</source>
        <translation>Der Ordner des Laufs im Projekt; leer: aus dem Modell gebildet.</translation>
    </message>
    <message>
        <source>New run: %1</source>
        <translation>Neuer Lauf: %1</translation>
    </message>
    <message>
        <source>New run like %1</source>
        <translation>Neuer Lauf wie %1</translation>
    </message>
    <message>
        <source>Begins with the settings of %1, and with weights of its own.</source>
        <translation>Beginnt mit den Einstellungen von %1 und mit eigenen Gewichten.</translation>
    </message>
</context>
<context>
    <name>studio::ui::ParameterField</name>
    <message>
        <source>From %1 to %2.</source>
        <translation>Von %1 bis %2.</translation>
    </message>
    <message>
        <source>At least %1.</source>
        <translation>Mindestens %1.</translation>
    </message>
    <message>
        <source>At most %1.</source>
        <translation>Höchstens %1.</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Zurück auf %1</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>A whole number.</source>
        <translation>Eine ganze Zahl.</translation>
    </message>
    <message>
        <source>A number.</source>
        <translation>Eine Zahl.</translation>
    </message>
    <message>
        <source>More (arrow up)</source>
        <translation>Mehr (Pfeil nach oben)</translation>
    </message>
    <message>
        <source>Less (arrow down)</source>
        <translation>Weniger (Pfeil nach unten)</translation>
    </message>
</context>
<context>
    <name>studio::ui::ParameterForm</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Erweiterte Einstellungen</translation>
    </message>
    <message>
        <source>Varied copies</source>
        <translation>Abgewandelte Kopien</translation>
    </message>
</context>
<context>
    <name>studio::ui::PictureGrid</name>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %2 von %3</translation>
    </message>
</context>
<context>
    <name>studio::ui::PreviewGrid</name>
    <message>
        <source>Preview of the import</source>
        <translation>Vorschau des Imports</translation>
    </message>
</context>
<context>
    <name>studio::ui::ProjectFolderField</name>
    <message>
        <source>Project folder</source>
        <translation>Projektordner</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Type where the project is to go.</source>
        <translation>Geben Sie an, wohin das Projekt soll.</translation>
    </message>
    <message>
        <source>There is a file of this name. Type another one.</source>
        <translation>Es gibt eine Datei dieses Namens. Geben Sie einen anderen an.</translation>
    </message>
    <message>
        <source>There is a project in here already. Open it, or type another name.</source>
        <translation>Hier liegt schon ein Projekt. Öffnen Sie es, oder geben Sie einen anderen Namen an.</translation>
    </message>
    <message>
        <source>This folder is not empty. Type a name that does not exist yet.</source>
        <translation>Dieser Ordner ist nicht leer. Geben Sie einen Namen an, den es noch nicht gibt.</translation>
    </message>
    <message>
        <source>%1 is a file: nothing can be put into it.</source>
        <translation>%1 ist eine Datei: Es kann nichts hineingelegt werden.</translation>
    </message>
    <message>
        <source>You may not write in %1. Choose another folder.</source>
        <translation>In %1 dürfen Sie nicht schreiben. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Folder for the project</source>
        <translation>Ordner für das Projekt</translation>
    </message>
</context>
<context>
    <name>studio::ui::RecipeRestorer</name>
    <message>
        <source>%1 has learned on since this picture was drawn: it may come out differently.</source>
        <translation>%1 hat weitergelernt, seit dieses Bild gezogen wurde: es kann anders ausfallen.</translation>
    </message>
    <message>
        <source>Restore a recipe</source>
        <translation>Ein Rezept wiederherstellen</translation>
    </message>
    <message>
        <source>%1 decoded this picture with other weights: it may come out differently.</source>
        <translation>%1 hat dieses Bild mit anderen Gewichten decodiert: es kann anders ausfallen.</translation>
    </message>
</context>
<context>
    <name>studio::ui::RunActions</name>
    <message>
        <source>Pause the run</source>
        <translation>Lauf pausieren</translation>
    </message>
    <message>
        <source>Stop the run with a checkpoint</source>
        <translation>Lauf mit Checkpoint anhalten</translation>
    </message>
    <message>
        <source>Resume the run from its checkpoint</source>
        <translation>Lauf vom Checkpoint fortsetzen</translation>
    </message>
    <message>
        <source>Train further...</source>
        <translation>Weitertrainieren …</translation>
    </message>
    <message>
        <source>Some more steps, from where the run ended</source>
        <translation>Noch einige Schritte, von dort, wo der Lauf endete</translation>
    </message>
    <message>
        <source>New run with these settings...</source>
        <translation>Neuer Lauf mit diesen Einstellungen …</translation>
    </message>
    <message>
        <source>A form filled in with the settings of this run</source>
        <translation>Ein Formular, ausgefüllt mit den Einstellungen dieses Laufs</translation>
    </message>
    <message>
        <source>Rename the run</source>
        <translation>Lauf umbenennen</translation>
    </message>
    <message>
        <source>Write notes on the run</source>
        <translation>Notizen zum Lauf schreiben</translation>
    </message>
    <message>
        <source>Show the run&apos;s folder</source>
        <translation>Ordner des Laufs zeigen</translation>
    </message>
    <message>
        <source>Delete the run...</source>
        <translation>Lauf löschen …</translation>
    </message>
    <message>
        <source>Let the run go on</source>
        <translation>Lauf weitermachen lassen</translation>
    </message>
    <message>
        <source>Delete a run</source>
        <translation>Lauf löschen</translation>
    </message>
    <message>
        <source>Delete &quot;%1&quot; with its weights and pictures? This cannot be undone.</source>
        <translation>„%1“ mit Gewichten und Bildern löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>These draw with its decoder and go with it: %1</source>
        <translation>
            <numerusform>Dieser Lauf zeichnet mit seinem Decoder und wird mitgelöscht: %1</numerusform>
            <numerusform>Diese Läufe zeichnen mit seinem Decoder und werden mitgelöscht: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete all %n</source>
        <translation>
            <numerusform>%n löschen</numerusform>
            <numerusform>Alle %n löschen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::RunChips</name>
    <message>
        <source>Show or hide %1 (%2)</source>
        <translation>%1 (%2) zeigen oder verbergen</translation>
    </message>
</context>
<context>
    <name>studio::ui::RunForm</name>
    <message>
        <source>Start training</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>The same seed on the same machine gives the same model, bit for bit.</source>
        <translation>Derselbe Seed ergibt auf demselben Rechner dasselbe Modell, Bit für Bit.</translation>
    </message>
    <message>
        <source>The project is open elsewhere or cannot be written.</source>
        <translation>Das Projekt ist anderswo geöffnet oder nicht beschreibbar.</translation>
    </message>
    <message>
        <source>There is a run of this name.</source>
        <translation>Es gibt schon einen Lauf dieses Namens.</translation>
    </message>
    <message>
        <source>A value is not possible yet.</source>
        <translation>Ein Wert ist noch nicht möglich.</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritte</translation>
    </message>
    <message>
        <source>How long it may take: the number of steps fits the size and the number of the pictures. Quick shows whether it works, Quality takes what there is.</source>
        <translation>Wie lange es dauern darf: Die Zahl der Schritte richtet sich nach Größe und Zahl der Bilder. Schnell zeigt, ob es geht; Qualität holt heraus, was möglich ist.</translation>
    </message>
    <message>
        <source>A whole number from 0 on.</source>
        <translation>Eine ganze Zahl ab 0.</translation>
    </message>
</context>
<context>
    <name>studio::ui::RunInspector</name>
    <message numerus="yes">
        <source>%n numbers</source>
        <translation>
            <numerusform>%n Zahl</numerusform>
            <numerusform>%n Zahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>What the doctor says</source>
        <translation>Was der Doktor sagt</translation>
    </message>
    <message>
        <source>No run selected</source>
        <translation>Kein Lauf gewählt</translation>
    </message>
    <message>
        <source>Choose a model to train, or a run in the list.</source>
        <translation>Ein Modell zum Trainieren wählen oder einen Lauf in der Liste.</translation>
    </message>
    <message>
        <source>Latent diffusion on %1</source>
        <translation>Latente Diffusion auf %1</translation>
    </message>
    <message>
        <source>latent</source>
        <translation>Latent</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>latent deviation</source>
        <translation>Latent-Abweichung</translation>
    </message>
    <message>
        <source>Standard deviation of the latents, channel by channel, as the autoencoder gives them. The diffusion model sees them divided by it, so that all channels weigh the same.</source>
        <translation>Standardabweichung der Latents, Kanal für Kanal, wie der Autoencoder sie liefert. Das Diffusionsmodell sieht sie durch sie geteilt, damit alle Kanäle gleich viel wiegen.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Notes on the run</source>
        <translation>Notizen zum Lauf</translation>
    </message>
    <message>
        <source>What is worth remembering about this run. Saved as you type.</source>
        <translation>Was an diesem Lauf zu merken ist. Wird beim Tippen gespeichert.</translation>
    </message>
    <message>
        <source>More to do with the run</source>
        <translation>Mehr für den Lauf</translation>
    </message>
    <message>
        <source>Samples that lie closer to a training picture than such pictures lie to each other: what the run repeats rather than draws.</source>
        <translation>Samples, die einem Trainingsbild näher liegen als solche Bilder einander: was der Lauf wiederholt, statt es zu zeichnen.</translation>
    </message>
    <message>
        <source>Of the held-out pictures %1 % do.</source>
        <translation>Von den zurückgehaltenen Bildern tun es %1 %.</translation>
    </message>
    <message>
        <source>near copies</source>
        <translation>Beinahe-Kopien</translation>
    </message>
    <message>
        <source>%1 % of %2 samples</source>
        <translation>%1 % von %2 Samples</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Watch this model draw pictures out of noise, in Diffuse</source>
        <translation>Diesem Modell unter „Diffusion“ zusehen, wie es Bilder aus Rauschen zeichnet</translation>
    </message>
    <message>
        <source>Move through what this model has learned, in Explore</source>
        <translation>Sich unter „Erkunden“ durch das bewegen, was dieses Modell gelernt hat</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>weights of step %1</source>
        <translation>Gewichte von Schritt %1</translation>
    </message>
    <message>
        <source>The best ones by the validation loss. Pictures and figures of this run are theirs.</source>
        <translation>Die besten nach dem Validierungsverlust. Bilder und Werte dieses Laufs sind ihre.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>On training pictures</source>
        <translation>Auf Trainingsbildern</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>Der Lauf</translation>
    </message>
</context>
<context>
    <name>studio::ui::RunList</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>The models trained in this project. The eye shows or hides a run&apos;s curves; Space does too.</source>
        <translation>Die in diesem Projekt trainierten Modelle. Das Auge zeigt oder verbirgt die Kurven eines Laufs; die Leertaste auch.</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>Choose a model above; what it learns will be drawn here.</source>
        <translation>Oben ein Modell wählen; was es lernt, wird hier gezeichnet.</translation>
    </message>
    <message>
        <source>More to do with the run</source>
        <translation>Mehr für den Lauf</translation>
    </message>
    <message>
        <source>Pictures come first</source>
        <translation>Zuerst kommen Bilder</translation>
    </message>
    <message>
        <source>Open a project or drop pictures on the window, then train a model on them.</source>
        <translation>Ein Projekt öffnen oder Bilder auf das Fenster ziehen, dann ein Modell darauf trainieren.</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Bilder wählen</translation>
    </message>
</context>
<context>
    <name>studio::ui::RunListModel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>paused at %1 %</source>
        <translation>pausiert bei %1 %</translation>
    </message>
    <message>
        <source>training, %1 %</source>
        <translation>im Training, %1 %</translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>noch nicht trainiert</translation>
    </message>
    <message>
        <source>stopped at step %1</source>
        <translation>angehalten bei Schritt %1</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>diffusion</source>
        <translation>Diffusion</translation>
    </message>
</context>
<context>
    <name>studio::ui::RunNameField</name>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>Type over it to rename the run; F2 in the list leads here.</source>
        <translation>Überschreiben benennt den Lauf um; F2 in der Liste führt hierher.</translation>
    </message>
</context>
<context>
    <name>studio::ui::RunPicker</name>
    <message>
        <source>Project and run</source>
        <translation>Projekt und Lauf</translation>
    </message>
    <message>
        <source>The run that Explore, Diffuse and Compare show</source>
        <translation>Der Lauf, den Erkunden, Diffusion und Vergleichen zeigen</translation>
    </message>
    <message>
        <source>The open project and the run that Explore, Diffuse and Compare show. Press it to pick another run.</source>
        <translation>Das offene Projekt und der Lauf, den Erkunden, Diffusion und Vergleichen zeigen. Drücken, um einen anderen Lauf zu wählen.</translation>
    </message>
    <message>
        <source>no run yet</source>
        <translation>noch kein Lauf</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1 (schreibgeschützt)</translation>
    </message>
    <message>
        <source>Pick %1</source>
        <translation>%1 wählen</translation>
    </message>
</context>
<context>
    <name>studio::ui::SampleControls</name>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>How many pictures to draw.</source>
        <translation>Wie viele Bilder gezogen werden.</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Start from a picture</source>
        <translation>Von einem Bild ausgehen</translation>
    </message>
</context>
<context>
    <name>studio::ui::SamplePage</name>
    <message>
        <source>Sample %1</source>
        <translation>Sample %1</translation>
    </message>
    <message numerus="yes">
        <source>drawing with %n step(s)…</source>
        <translation>
            <numerusform>wird mit %n Schritt gezogen …</numerusform>
            <numerusform>wird mit %n Schritten gezogen …</numerusform>
        </translation>
    </message>
    <message>
        <source>sample %1</source>
        <translation>Sample %1</translation>
    </message>
    <message>
        <source>a draft for now…</source>
        <translation>vorerst ein Entwurf …</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n step(s), %2 s</source>
        <translation>
            <numerusform>%1, %n Schritt, %2 s</numerusform>
            <numerusform>%1, %n Schritte, %2 s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::SamplerColumn</name>
    <message>
        <source>Take this sampler out</source>
        <translation>Diesen Sampler herausnehmen</translation>
    </message>
    <message>
        <source>Samples of sampler %1</source>
        <translation>Samples von Sampler %1</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>Sample %1</translation>
    </message>
    <message>
        <source>Sampler %1</source>
        <translation>Sampler %1</translation>
    </message>
    <message numerus="yes">
        <source>drawing with %n step(s)…</source>
        <translation>
            <numerusform>wird mit %n Schritt gezogen …</numerusform>
            <numerusform>wird mit %n Schritten gezogen …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n step(s)</source>
        <translation>
            <numerusform>%1, %n Schritt</numerusform>
            <numerusform>%1, %n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>draws fresh noise: no exact end</source>
        <translation>zieht frisches Rauschen: kein genaues Ende</translation>
    </message>
    <message>
        <source>a draft for now…</source>
        <translation>vorerst ein Entwurf …</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 std from the exact end</source>
        <translation>%1 Std. vom genauen Ende</translation>
    </message>
</context>
<context>
    <name>studio::ui::SamplerForm</name>
    <message>
        <source>The same noise, the same picture</source>
        <translation>Dasselbe Rauschen, dasselbe Bild</translation>
    </message>
    <message>
        <source>Fresh noise at every step</source>
        <translation>Frisches Rauschen in jedem Schritt</translation>
    </message>
    <message>
        <source>Along a flow</source>
        <translation>Entlang eines Flusses</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Denoising steps a sample. More are slower and follow the model more closely; past some tens little changes.</source>
        <translation>Entrauschungsschritte je Sample. Mehr sind langsamer und folgen dem Modell genauer; nach einigen Dutzend ändert sich wenig.</translation>
    </message>
    <message>
        <source>Eta (fresh noise)</source>
        <translation>Eta (frisches Rauschen)</translation>
    </message>
    <message>
        <source>0 is deterministic DDIM; 1 adds as much noise in each step as DDPM does.</source>
        <translation>0 ist deterministisches DDIM; 1 fügt in jedem Schritt so viel Rauschen hinzu wie DDPM.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>Above 1 the flow spends more of its steps at high noise, below 1 at low noise.</source>
        <translation>Über 1 verwendet der Fluss mehr Schritte bei starkem Rauschen, unter 1 bei schwachem.</translation>
    </message>
    <message>
        <source>Karras spacing</source>
        <translation>Abstände nach Karras</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>Noise levels after Karras et al. 2022: more of the steps at low noise, where details form. Often better at 20 steps and fewer.</source>
        <translation>Rauschpegel nach Karras et al. 2022: mehr Schritte bei schwachem Rauschen, wo Einzelheiten entstehen. Oft besser bei 20 Schritten und weniger.</translation>
    </message>
    <message>
        <source>as the sampler prefers</source>
        <translation>wie der Sampler es vorzieht</translation>
    </message>
    <message>
        <source>leading</source>
        <translation>leading</translation>
    </message>
    <message>
        <source>trailing</source>
        <translation>trailing</translation>
    </message>
    <message>
        <source>linspace</source>
        <translation>linspace</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Choose a sampler</source>
        <translation>Einen Sampler wählen</translation>
    </message>
    <message>
        <source>Choose the times</source>
        <translation>Die Zeiten wählen</translation>
    </message>
    <message>
        <source>Clamp</source>
        <translation>Klammer</translation>
    </message>
    <message>
        <source>Keeps every predicted picture&apos;s latent within this many standard deviations of the mean: less glaring with strong guidance. 0: only within the range of the training latents.</source>
        <translation>Hält das Latent jedes vorhergesagten Bildes innerhalb so vieler Standardabweichungen vom Mittel: weniger grell bei starker Führung. 0: nur innerhalb des Bereichs der Trainings-Latents.</translation>
    </message>
    <message>
        <source>Which of the thousand times the steps look at. All begin with the noisiest. Linspace takes both ends, trailing stops short of the cleanest, leading hurries through the noise.</source>
        <translation>Welche der tausend Zeiten die Schritte ansehen. Alle beginnen mit der verrauschtesten. Linspace nimmt beide Enden, trailing hält vor der saubersten an, leading eilt durch das Rauschen.</translation>
    </message>
    <message>
        <source>Needs a model that learned to predict noise, velocity or the clean latent; this one learned a flow. Train another with a different prediction to use it.</source>
        <translation>Braucht ein Modell, das Rauschen, Geschwindigkeit oder den sauberen Latent vorhersagt; dieses hat einen Fluss gelernt. Dafür ein weiteres mit anderer Vorhersage trainieren.</translation>
    </message>
    <message>
        <source>Needs a model that learned a flow. Train another with the prediction &quot;flow&quot; to use it.</source>
        <translation>Braucht ein Modell, das einen Fluss gelernt hat. Dafür ein weiteres mit der Vorhersage „Flow“ trainieren.</translation>
    </message>
    <message>
        <source>For models that learned otherwise</source>
        <translation>Für Modelle, die anderes gelernt haben</translation>
    </message>
</context>
<context>
    <name>studio::ui::SamplesPane</name>
    <message>
        <source>Save the samples</source>
        <translation>Samples speichern</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>Sample %1</translation>
    </message>
    <message>
        <source>All as one PNG…</source>
        <translation>Alle als ein PNG …</translation>
    </message>
    <message>
        <source>One PNG a sample, with its recipe…</source>
        <translation>Ein PNG je Sample, mit Rezept …</translation>
    </message>
</context>
<context>
    <name>studio::ui::SamplesPanel</name>
    <message>
        <source>Random samples</source>
        <translation>Zufällige Samples</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Where samples are drawn from</source>
        <translation>Woraus die Samples gezogen werden</translation>
    </message>
    <message>
        <source>N(0, I) is what a VAE is trained towards; the fitted Gaussian has the mean and covariance that the training latents really have. The difference is the prior gap.</source>
        <translation>N(0, I) ist, worauf ein VAE hintrainiert wird; die angepasste Gaußverteilung hat Mittelwert und Kovarianz, die die Trainings-Latents wirklich haben. Der Unterschied ist die Prior-Lücke.</translation>
    </message>
    <message>
        <source>seed </source>
        <translation>Seed </translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source> samples</source>
        <translation> Samples</translation>
    </message>
    <message>
        <source>Number of samples</source>
        <translation>Zahl der Samples</translation>
    </message>
    <message>
        <source>Roll again: another seed</source>
        <translation>Neu würfeln: ein anderer Seed</translation>
    </message>
    <message>
        <source>Save the samples as one PNG</source>
        <translation>Die Samples als ein PNG speichern</translation>
    </message>
    <message>
        <source>Sample %1, seed %2</source>
        <translation>Sample %1, Seed %2</translation>
    </message>
    <message>
        <source>Save the samples</source>
        <translation>Samples speichern</translation>
    </message>
    <message>
        <source>%1 samples, seed %2</source>
        <translation>%1 Samples, Seed %2</translation>
    </message>
</context>
<context>
    <name>studio::ui::SchedulePlot</name>
    <message>
        <source>Noise schedule</source>
        <translation>Rauschplan</translation>
    </message>
    <message>
        <source>How much of the signal is left in x_t at every time t. The dots are the steps of the film: where the sampler looks. A click goes to a step.</source>
        <translation>Wie viel vom Signal zu jeder Zeit t in x_t bleibt. Die Punkte sind die Schritte des Films: wohin der Sampler sieht. Ein Klick führt zu einem Schritt.</translation>
    </message>
    <message>
        <source>time t</source>
        <translation>Zeit t</translation>
    </message>
    <message>
        <source>SNR, dB</source>
        <translation>SNR, dB</translation>
    </message>
    <message>
        <source>t %1
SNR %2
α %3, σ %4</source>
        <translation>t %1
SNR %2
α %3, σ %4</translation>
    </message>
</context>
<context>
    <name>studio::ui::SeedForm</name>
    <message>
        <source>Way there</source>
        <translation>Weg dorthin</translation>
    </message>
    <message>
        <source>How far from the first seed&apos;s noise to the second&apos;s, along the arc between them. Every point of the way is noise as likely as any.</source>
        <translation>Wie weit vom Rauschen des ersten Seeds zu dem des zweiten, auf dem Bogen zwischen beiden. Jeder Punkt des Weges ist so wahrscheinliches Rauschen wie jedes andere.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>The starting noise. The same seed and settings give the same pictures.</source>
        <translation>Das Anfangsrauschen. Derselbe Seed und dieselben Einstellungen ergeben dieselben Bilder.</translation>
    </message>
    <message>
        <source>From sample</source>
        <translation>Ab Sample</translation>
    </message>
    <message>
        <source>Samples before this one are left out. 0 draws from the first one on.</source>
        <translation>Samples davor werden ausgelassen. 0 zieht vom ersten an.</translation>
    </message>
    <message>
        <source>Travel to another seed</source>
        <translation>Zu einem anderen Seed reisen</translation>
    </message>
    <message>
        <source>To seed</source>
        <translation>Zum Seed</translation>
    </message>
    <message>
        <source>The noise at the end of the way.</source>
        <translation>Das Rauschen am Ende des Weges.</translation>
    </message>
    <message>
        <source>Another seed (R)</source>
        <translation>Ein anderer Seed (R)</translation>
    </message>
    <message>
        <source>Mix the noise of two seeds: the pictures change smoothly from the one&apos;s to the other&apos;s.</source>
        <translation>Das Rauschen zweier Seeds mischen: die Bilder gehen fließend von denen des einen zu denen des anderen über.</translation>
    </message>
</context>
<context>
    <name>studio::ui::Session</name>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Make %1</source>
        <translation>%1 wird angelegt</translation>
    </message>
</context>
<context>
    <name>studio::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Size of letters</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>Fewer leave the machine freer for other work; what runs already keeps what it has</source>
        <translation>Weniger lassen dem Rechner Platz für anderes; was schon läuft, behält seine Kerne</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation>Prozessorkerne</translation>
    </message>
    <message>
        <source>Automatic: %1</source>
        <translation>Automatisch: %1</translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Rechnen auf</translation>
    </message>
    <message>
        <source>LibTorch %1 sees no graphics card with CUDA here.</source>
        <translation>LibTorch %1 findet hier keine Grafikkarte mit CUDA.</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes, after a number</comment>
        <translation> min</translation>
    </message>
    <message>
        <source>A power cut costs a training at most this much of its work; counts from the next start</source>
        <translation>So viel Arbeit kostet ein Stromausfall ein Training höchstens; gilt ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>Checkpoint alle</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>New projects are made here; a project that is put elsewhere changes it</source>
        <translation>Hier entstehen neue Projekte; wird eines anderswo angelegt, gilt fortan jener Ordner</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Projects in</source>
        <translation>Projekte in</translation>
    </message>
    <message>
        <source>Where new projects go</source>
        <translation>Wohin neue Projekte kommen</translation>
    </message>
</context>
<context>
    <name>studio::ui::SliderRow</name>
    <message>
        <source>%1, value</source>
        <translation>%1, Wert</translation>
    </message>
</context>
<context>
    <name>studio::ui::StartPage</name>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>Drop images here</source>
        <translation>Bilder hierher ziehen</translation>
    </message>
    <message>
        <source>A folder (its subfolders become classes), single images, a .zip or .tar, IDX, .npy or .npz</source>
        <translation>Ein Ordner (Unterordner werden Klassen), einzelne Bilder, ein .zip oder .tar, IDX, .npy oder .npz</translation>
    </message>
    <message>
        <source>Open Fashion-MNIST</source>
        <translation>Fashion-MNIST öffnen</translation>
    </message>
    <message>
        <source>Open the Shapes sample</source>
        <translation>Beispiel „Formen“ öffnen</translation>
    </message>
    <message>
        <source>Choose a folder...</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Choose files...</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Aus dieser Liste entfernen</translation>
    </message>
    <message>
        <source>or watch diffusion on points first</source>
        <translation>oder zuerst der Diffusion auf Punkten zusehen</translation>
    </message>
    <message>
        <source>What a sampler does, on a plane: no pictures and no training needed</source>
        <translation>Was ein Sampler tut, in der Ebene: ohne Bilder und ohne Training</translation>
    </message>
    <message>
        <source>Play with a trained example</source>
        <translation>Mit einem trainierten Beispiel spielen</translation>
    </message>
    <message>
        <source>Drawn shapes with a model and a diffusion model that have learned them: nothing to wait for</source>
        <translation>Gezeichnete Formen mit einem Modell und einem Diffusionsmodell, die sie gelernt haben: ohne Wartezeit</translation>
    </message>
</context>
<context>
    <name>studio::ui::StartPicker</name>
    <message>
        <source>Pictures to start from</source>
        <translation>Bilder, von denen man ausgehen kann</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Ausgehen von</translation>
    </message>
    <message>
        <source>Next pictures of the dataset</source>
        <translation>Nächste Bilder des Datensatzes</translation>
    </message>
    <message>
        <source>Other pictures, at random</source>
        <translation>Andere Bilder, zufällig</translation>
    </message>
</context>
<context>
    <name>studio::ui::StepPlots</name>
    <message>
        <source>This step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What the step under the scrubber does</source>
        <translation>Was der Schritt unter dem Schieber tut</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>How the model was trained</source>
        <translation>Wie das Modell trainiert wurde</translation>
    </message>
    <message>
        <source>Noise schedule</source>
        <translation>Rauschplan</translation>
    </message>
    <message>
        <source>Change of the prediction</source>
        <translation>Änderung der Vorhersage</translation>
    </message>
    <message>
        <source>Ways over the latents</source>
        <translation>Wege über die Latents</translation>
    </message>
    <message>
        <source>%1 std</source>
        <translation>%1 Std.</translation>
    </message>
    <message>
        <source>%1 % of variance</source>
        <translation>%1 % der Varianz</translation>
    </message>
    <message>
        <source>t %1, SNR %2</source>
        <translation>t %1, SNR %2</translation>
    </message>
</context>
<context>
    <name>studio::ui::ThumbnailGrid</name>
    <message>
        <source>Pictures of the dataset</source>
        <translation>Bilder des Datensatzes</translation>
    </message>
    <message>
        <source>Every picture of the dataset. Ctrl+wheel makes them larger or smaller; click one, or step with the arrows, to see it large.</source>
        <translation>Jedes Bild des Datensatzes. Strg+Mausrad macht sie größer oder kleiner; eines anklicken oder mit den Pfeilen weitergehen, um es groß zu sehen.</translation>
    </message>
    <message>
        <source>Open the original</source>
        <translation>Original öffnen</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Take it in again</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>Leave it out of trainings</source>
        <translation>Aus Trainings auslassen</translation>
    </message>
    <message>
        <source>%1 (left out of trainings)</source>
        <translation>%1 (aus Trainings ausgelassen)</translation>
    </message>
</context>
<context>
    <name>studio::ui::Tour</name>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>Der Ordner %1 kann nicht angelegt werden</translation>
    </message>
</context>
<context>
    <name>studio::ui::ToyCanvas</name>
    <message>
        <source>Points and particles</source>
        <translation>Punkte und Teilchen</translation>
    </message>
    <message>
        <source>Grey: your points, the data. Coloured: particles that start as noise and are carried to the points. Arrows: where the flow goes at this noise level. Drag to draw points, drag with the right button to erase; the dotted circles lie one and two standard deviations of the noise out.</source>
        <translation>Grau: Ihre Punkte, die Daten. Farbig: Teilchen, die als Rauschen beginnen und zu den Punkten getragen werden. Pfeile: wohin der Fluss bei dieser Rauschstärke geht. Ziehen zeichnet Punkte, Ziehen mit der rechten Taste radiert; die gepunkteten Kreise liegen eine und zwei Standardabweichungen des Rauschens weit außen.</translation>
    </message>
    <message>
        <source>Draw some points here, or choose a shape</source>
        <translation>Zeichnen Sie hier einige Punkte oder wählen Sie eine Form</translation>
    </message>
    <message>
        <source>Erase points</source>
        <translation>Punkte radieren</translation>
    </message>
    <message>
        <source>Draw points</source>
        <translation>Punkte zeichnen</translation>
    </message>
</context>
<context>
    <name>studio::ui::ToyControls</name>
    <message>
        <source>Noise schedule</source>
        <translation>Rauschplan</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>A second sampler beside the first, from the same noise</source>
        <translation>Ein zweiter Sampler neben dem ersten, vom selben Rauschen aus</translation>
    </message>
    <message>
        <source>Second sampler</source>
        <translation>Zweiter Sampler</translation>
    </message>
    <message>
        <source>Karras spacing</source>
        <translation>Abstände nach Karras</translation>
    </message>
    <message>
        <source>Noise levels spread after Karras et al. 2022: closer together where little noise is left</source>
        <translation>Rauschstärken nach Karras et al. 2022: dichter beieinander, wo wenig Rauschen übrig ist</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How many steps lead from noise to points. Few make the difference between samplers plain.</source>
        <translation>Wie viele Schritte vom Rauschen zu den Punkten führen. Bei wenigen wird der Unterschied zwischen den Samplern deutlich.</translation>
    </message>
    <message>
        <source>Eta (fresh noise)</source>
        <translation>Eta (frisches Rauschen)</translation>
    </message>
    <message>
        <source>0 is deterministic DDIM; 1 adds as much noise in each step as DDPM does.</source>
        <translation>0 ist deterministisches DDIM; 1 fügt in jedem Schritt so viel Rauschen hinzu wie DDPM.</translation>
    </message>
    <message>
        <source>Particles</source>
        <translation>Teilchen</translation>
    </message>
    <message>
        <source>How many places in the noise to start from.</source>
        <translation>Von wie vielen Stellen im Rauschen aus begonnen wird.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>The starting noise. The same seed gives the same flight.</source>
        <translation>Das Anfangsrauschen. Derselbe Seed ergibt denselben Flug.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Another seed (R)</source>
        <translation>Ein anderer Seed (R)</translation>
    </message>
</context>
<context>
    <name>studio::ui::ToyLayerBar</name>
    <message>
        <source>Trails</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>The way that each particle has come</source>
        <translation>Der Weg, den jedes Teilchen gekommen ist</translation>
    </message>
    <message>
        <source>Vector field</source>
        <translation>Vektorfeld</translation>
    </message>
    <message>
        <source>Where the probability flow goes from each place at this noise level</source>
        <translation>Wohin der Wahrscheinlichkeitsfluss bei dieser Rauschstärke von jeder Stelle aus geht</translation>
    </message>
    <message>
        <source>Predicted x₀</source>
        <translation>Vorhergesagtes x₀</translation>
    </message>
    <message>
        <source>The clean point that the denoiser expects behind each particle: the mean of all points that could be behind it</source>
        <translation>Der reine Punkt, den der Entrauscher hinter jedem Teilchen erwartet: der Mittelwert aller Punkte, die dahinter liegen könnten</translation>
    </message>
</context>
<context>
    <name>studio::ui::ToyModel</name>
    <message>
        <source>Clear the points</source>
        <translation>Alle Punkte entfernen</translation>
    </message>
</context>
<context>
    <name>studio::ui::ToyPage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to where you were (Esc)</source>
        <translation>Zurück, wo Sie waren (Esc)</translation>
    </message>
    <message>
        <source>Every point is as likely as any other, so the best denoiser is known exactly: nothing is trained, and what you see is the sampler alone.</source>
        <translation>Jeder Punkt ist so wahrscheinlich wie jeder andere, daher ist der beste Entrauscher genau bekannt: Nichts wird trainiert, und was Sie sehen, ist allein der Sampler.</translation>
    </message>
    <message>
        <source>Diffusion on points</source>
        <translation>Diffusion auf Punkten</translation>
    </message>
    <message>
        <source>Save the flight as GIF or MP4, or the picture as PNG</source>
        <translation>Den Flug als GIF oder MP4 oder das Bild als PNG speichern</translation>
    </message>
</context>
<context>
    <name>studio::ui::ToyPlayer</name>
    <message>
        <source>Play from noise to points (Space)</source>
        <translation>Vom Rauschen zu den Punkten abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Start again at the end (L)</source>
        <translation>Am Ende von vorn beginnen (L)</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Step through the flight (left and right arrow, Home, End)</source>
        <translation>Durch den Flug schreiten (Pfeil links und rechts, Pos1, Ende)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>How fast the flight is played</source>
        <translation>Wie schnell der Flug abgespielt wird</translation>
    </message>
</context>
<context>
    <name>studio::ui::ToyPointsPanel</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Take all points away</source>
        <translation>Alle Punkte wegnehmen</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Drag on the sheet to draw points (D)</source>
        <translation>Auf dem Blatt ziehen, um Punkte zu zeichnen (D)</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Drag on the sheet to erase points (E); the right mouse button always does</source>
        <translation>Auf dem Blatt ziehen, um Punkte zu radieren (E); die rechte Maustaste tut es immer</translation>
    </message>
    <message numerus="yes">
        <source>%n, which is the most</source>
        <translation>
            <numerusform>%n, mehr geht nicht</numerusform>
            <numerusform>%n, mehr geht nicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n Punkt</numerusform>
            <numerusform>%n Punkte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ToyView</name>
    <message>
        <source>How often the denoiser was asked for each particle, and how far from the nearest point the particles end on average. Pure noise is 1 wide.</source>
        <translation>Wie oft der Entrauscher für jedes Teilchen befragt wurde, und wie weit vom nächsten Punkt die Teilchen im Mittel enden. Reines Rauschen ist 1 breit.</translation>
    </message>
    <message>
        <source>Where the scrubber stands: time as the model counts it, noise over signal (σ), and the signal-to-noise ratio</source>
        <translation>Wo der Schieber steht: die Zeit, wie das Modell sie zählt, Rauschen je Signal (σ) und das Signal-Rausch-Verhältnis</translation>
    </message>
    <message numerus="yes">
        <source>%n evaluation(s) · ends %1 off</source>
        <translation>
            <numerusform>%n Auswertung · endet %1 daneben</numerusform>
            <numerusform>%n Auswertungen · endet %1 daneben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::TrainWorkspace</name>
    <message>
        <source>There are no pictures to train on.</source>
        <translation>Es gibt keine Bilder, auf denen trainiert werden kann.</translation>
    </message>
    <message>
        <source>This project can only be looked at.</source>
        <translation>Dieses Projekt kann nur angesehen werden.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
</context>
<context>
    <name>studio::ui::TrajectoryPlot</name>
    <message>
        <source>Ways over the map of the latents</source>
        <translation>Wege über die Karte der Latents</translation>
    </message>
    <message>
        <source>Dots: the training pictures&apos; latents on their two leading principal directions, in class colours. Lines: every sample&apos;s way from noise to picture, x_t grey and the predicted x0 bright.</source>
        <translation>Punkte: die Latents der Trainingsbilder auf ihren beiden führenden Hauptrichtungen, in Klassenfarben. Linien: der Weg jedes Samples vom Rauschen zum Bild, x_t grau und das vorhergesagte x0 hell.</translation>
    </message>
    <message>
        <source>direction 1</source>
        <translation>Richtung 1</translation>
    </message>
    <message>
        <source>direction 2</source>
        <translation>Richtung 2</translation>
    </message>
</context>
</TS>
