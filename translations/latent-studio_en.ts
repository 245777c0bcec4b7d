<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>studio::ui::DataInspector</name>
    <message numerus="yes">
        <source>%n files were not usable</source>
        <translation>
            <numerusform>%n file was not usable</numerusform>
            <numerusform>%n files were not usable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::DirectionSliders</name>
    <message numerus="yes">
        <source>Each slider in standard deviations (σ) from the start. These %n direction(s) carry %1 % of the variance.</source>
        <translation>
            <numerusform>Each slider in standard deviations (σ) from the start. This %n direction carries %1 % of the variance.</numerusform>
            <numerusform>Each slider in standard deviations (σ) from the start. These %n directions carry %1 % of the variance.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::EstimateView</name>
    <message numerus="yes">
        <source>Latent of %n numbers</source>
        <translation>
            <numerusform>Latent of %n number</numerusform>
            <numerusform>Latent of %n numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ExploreWorkspace</name>
    <message numerus="yes">
        <source>%1, moved along %n direction(s), decoded by %2</source>
        <translation>
            <numerusform>%1, moved along %n direction, decoded by %2</numerusform>
            <numerusform>%1, moved along %n directions, decoded by %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::FilmDialog</name>
    <message numerus="yes">
        <source>%n frame(s), %1 s</source>
        <translation>
            <numerusform>%n frame, %1 s</numerusform>
            <numerusform>%n frames, %1 s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ImportPage</name>
    <message numerus="yes">
        <source>%n sizes</source>
        <translation>
            <numerusform>%n size</numerusform>
            <numerusform>%n sizes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other files are no pictures</source>
        <translation>
            <numerusform>%n other file is no picture</numerusform>
            <numerusform>%n other files are no pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files cannot be used</source>
        <translation>
            <numerusform>%n file cannot be used</numerusform>
            <numerusform>%n files cannot be used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::JobBar</name>
    <message numerus="yes">
        <source>  (+%n waiting)</source>
        <translation>
            <numerusform>  (+%n waiting)</numerusform>
            <numerusform>  (+%n waiting)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::RunActions</name>
    <message numerus="yes">
        <source>These draw with its decoder and go with it: %1</source>
        <translation>
            <numerusform>This one draws with its decoder and goes with it: %1</numerusform>
            <numerusform>These draw with its decoder and go with it: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete all %n</source>
        <translation>
            <numerusform>Delete %n</numerusform>
            <numerusform>Delete all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::RunInspector</name>
    <message numerus="yes">
        <source>%n numbers</source>
        <translation>
            <numerusform>%n number</numerusform>
            <numerusform>%n numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::SamplePage</name>
    <message numerus="yes">
        <source>drawing with %n step(s)…</source>
        <translation>
            <numerusform>drawing with %n step…</numerusform>
            <numerusform>drawing with %n steps…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n step(s), %2 s</source>
        <translation>
            <numerusform>%1, %n step, %2 s</numerusform>
            <numerusform>%1, %n steps, %2 s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::SamplerColumn</name>
    <message numerus="yes">
        <source>drawing with %n step(s)…</source>
        <translation>
            <numerusform>drawing with %n step…</numerusform>
            <numerusform>drawing with %n steps…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n step(s)</source>
        <translation>
            <numerusform>%1, %n step</numerusform>
            <numerusform>%1, %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ToyPointsPanel</name>
    <message numerus="yes">
        <source>%n, which is the most</source>
        <translation>
            <numerusform>%n, which is the most</numerusform>
            <numerusform>%n, which is the most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::ToyView</name>
    <message numerus="yes">
        <source>%n evaluation(s) · ends %1 off</source>
        <translation>
            <numerusform>%n evaluation · ends %1 off</numerusform>
            <numerusform>%n evaluations · ends %1 off</numerusform>
        </translation>
    </message>
</context>
</TS>
