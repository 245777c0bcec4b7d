// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the seeds of the fuzz targets with the studio's own writers: make_fuzz_seeds FOLDER. Those that are there
// already and are not written here (old versions' files, findings) stay.
#include "core/data/DatasetIndex.hpp"
#include "core/io/AnimationWriter.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/ImageCodec.hpp"
#include "core/io/Npy.hpp"
#include "core/io/PngText.hpp"
#include "core/io/Safetensors.hpp"
#include "core/studio/ProjectFile.hpp"
#include "core/studio/Recipe.hpp"
#include "core/studio/RunStore.hpp"
#include "core/studio/Training.hpp"
#include "tests/io/Samples.hpp"
#include "tests/io/Tiffs.hpp"
#include "tests/io/ZipSamples.hpp"

#include <filesystem>
#include <iostream>

namespace fs = std::filesystem;
using namespace studio;
using namespace studio::test;

namespace {

constexpr std::uint32_t half = 0x3F000000; ///< 0.5 in single precision
constexpr std::uint32_t one = 0x3F800000;

Bytes counting(std::size_t size) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::byte>(i * 37);
    return bytes;
}

void makeArrays(const fs::path& folder) {
    using io::Dtype;
    const Bytes numbers = counting(24);
    const std::vector<io::TensorView> tensors{{"encoder.weight", Dtype::F32, {2, 3}, numbers},
                                              {"steps", Dtype::I64, {}, std::span(numbers).first(8)},
                                              {"none", Dtype::U8, {0, 4}, {}}};
    writeFile(folder / "safetensors" / "three", io::writeSafetensors(tensors, {{"format", "pt"}, {"step", "7"}}));
    writeFile(folder / "safetensors" / "empty", io::writeSafetensors({}));
    writeFile(folder / "npy" / "float32", io::writeNpy(Dtype::F32, std::vector<std::int64_t>{2, 3}, numbers));
    writeFile(folder / "npy" / "uint8", io::writeNpy(Dtype::U8, std::vector<std::int64_t>{24}, numbers));
    const auto npyOf = [&](std::string header, std::size_t size) {
        header = "{" + header + "}\n";
        const auto length = static_cast<char>(header.size());
        return bytesOf(std::string("\x93NUMPY\1\0", 8) + length + '\0' + header) + counting(size);
    };
    writeFile(folder / "npy" / "columns", npyOf("'descr': '>i2', 'fortran_order': True, 'shape': (2, 3), ", 12));
    writeFile(folder / "npy" / "half", npyOf("'descr': '<f2', 'fortran_order': False, 'shape': (), ", 2));
    writeFile(folder / "npy" / "text", npyOf("'descr': '<U2', 'fortran_order': False, 'shape': (2,), ", 16));
    const Bytes idx =
        bytesOf(std::string_view("\0\0\x08\x03", 4)) + bigEndian(2) + bigEndian(3) + bigEndian(4) + numbers;
    writeFile(folder / "idx" / "pictures", idx);
    writeFile(folder / "idx" / "packed", gzip(idx));
    writeFile(folder / "idx" / "doubles", bytesOf(std::string_view("\0\0\x0E\x01", 4)) + bigEndian(3) + numbers);
}

/// A picture of any format, for the target that decodes it and for the one that reads its header.
void makePicture(const fs::path& folder, const std::string& target, const std::string& name, const Bytes& bytes) {
    writeFile(folder / target / name, bytes);
    writeFile(folder / "header" / name, bytes);
}

void makePictures(const fs::path& folder) {
    const Image colour = gradient(7, 5, 3);
    const Image grey = gradient(6, 6, 1);
    const auto add = [&](const std::string& name, const Bytes& bytes) { makePicture(folder, "picture", name, bytes); };
    add("png-colour", io::encodePng(colour));
    add("png-grey", io::encodePng(grey));
    add("png-palette", rawPng(4, 2, 2, 3, bytesOf(std::string_view("\0\x1B\0\xE4", 4)),
                              pngChunk("PLTE", counting(12)) + pngChunk("tRNS", counting(3))));
    add("png-grey-alpha-16", rawPng(1, 2, 16, 4, bytesOf(std::string_view("\0\1\2\3\4\0\5\6\7\x08", 10))));
    add("jpeg", jpeg(colour, 60));
    add("jpeg-progressive", progressiveJpeg(grey));
    add("jpeg-turned", withOrientation(jpeg(colour, 60), 6));
    add("bmp", bmp(colour));
    add("webp", webp(colour));
    add("pgm", pgm(grey));
    add("pbm-text", bytesOf("P1\n# a comment\n3 2\n1 0 1\n0 1 0\n"));
    add("pam", bytesOf("P7\nWIDTH 2\nHEIGHT 1\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n") + counting(8));
    add("pfm", bytesOf("Pf\n2 1\n1.0\n") + bigEndian(half) + bigEndian(one));
}

void makeTiffsAndGifs(const fs::path& folder) {
    const auto add = [&](const std::string& name, const Bytes& bytes) { makePicture(folder, "tiff", name, bytes); };
    add("tiff-lzw", tiff(gradient(7, 5, 3)));
    add("tiff-grey-16", tiffOf({{.width = 3, .height = 2, .bits = 16, .data = counting(12), .maximum = 4095}}));
    add("tiff-planes",
        tiffOf({{.width = 3, .height = 2, .samples = 3, .photometric = 2, .data = counting(18), .planes = true}}));
    add("tiff-alpha",
        tiffOf({{.width = 2, .height = 2, .samples = 4, .photometric = 2, .data = counting(16), .extra = 1}}));
    add("tiff-float", tiffOf({{.width = 2,
                               .height = 2,
                               .bits = 32,
                               .data = bigEndian(0) + bigEndian(half) + bigEndian(one) + bigEndian(half),
                               .format = 3}}));
    const TiffPage page{.width = 2, .height = 3, .data = counting(6), .orientation = 6};
    add("tiff-big-pages", tiffOf({page, page}, true));
    add("tiff-bits", tiffOf({{.width = 9, .height = 2, .bits = 1, .photometric = 0, .data = counting(4)}}));
    for (const int channels : {1, 3}) {
        const fs::path file = folder / "gif" / (channels == 1 ? "grey" : "colour");
        fs::create_directories(file.parent_path());
        io::writeGif(file, std::vector{gradient(6, 5, channels), Image(6, 5, channels)});
        fs::copy_file(file, folder / "header" / ("gif-" + file.filename().string()),
                      fs::copy_options::overwrite_existing);
    }
}

Recipe everything() {
    Recipe recipe;
    recipe.run = "dream";
    recipe.weights = "00ff";
    recipe.decoder = "0f0f";
    recipe.label = "circle";
    recipe.request.sampler = "ddim";
    recipe.request.spacing = "trailing";
    recipe.request.seed = 18446744073709551615U;
    recipe.request.first = 12;
    recipe.request.travel = SeedTravel{7, 0.3};
    recipe.request.guide = std::make_shared<const SampleGuide>(SampleGuide{.picture = {0.1F, -2.5F},
                                                                           .strength = 0.4,
                                                                           .mask = {0.0F, 1.0F},
                                                                           .original = gradient(2, 2, 3),
                                                                           .pixelMask = gradient(2, 2, 1)});
    return recipe;
}

void makeTextsAndArchives(const fs::path& folder) {
    Recipe plain;
    plain.run = "dream";
    plain.request.sampler = "flow-heun";
    writeFile(folder / "recipe" / "plain", bytesOf(toJson(plain)));
    writeFile(folder / "recipe" / "everything", bytesOf(toJson(everything())));
    writeFile(folder / "recipe" / "first-version",
              bytesOf(R"({"version":1,"run":"r","weights":"","sampler":"ddim","steps":9,"eta":0.0,"spacing":"",)"
                      R"("karras":false,"shift":1.0,"label":3,"guidance":1.0,"seed":1,"index":0})"));
    fs::create_directories(folder / "pngtext");
    writePngWithRecipe(folder / "pngtext" / "recipe", gradient(2, 2, 1), everything());
    writePngWithRecipe(folder / "pngtext" / "plain", gradient(2, 2, 3), plain);
    writeFile(folder / "pngtext" / "latin",
              rawPng(1, 1, 8, 0, bytesOf(std::string_view("\0\x80", 2)),
                     pngChunk("tEXt", bytesOf(std::string_view("Latent Studio recipe\0d\xE9j\xE0", 25)))));
    const std::vector<Entry> entries{{"a/1.txt", bytesOf("one")}, {"b.bin", counting(40)}};
    fs::create_directories(folder / "zip");
    writeArchive(folder / "zip" / "packed", Packing::Zip, entries);
    writeArchive(folder / "zip" / "tar-gz", Packing::TarGz, {{"a", bytesOf("one")}});
    writeFile(folder / "zip" / "stored", zipOf({{"a.npy", counting(20)}, {"d\xC3\xA9", counting(3), 0, 0x800}}));
}

void makeRecords(const fs::path& folder) {
    const fs::path record = folder / "record";
    fs::create_directories(record);
    projectfile::Content content{"2026-01-02T03:04:05Z", "00ff", "my words", {}, {3, 5}};
    content.facts.sources = {"/pictures/a"};
    content.facts.notices = {"one"};
    content.facts.rejected = {{"b.png", "truncated"}};
    projectfile::write(record, content);
    writeFile(folder / "project" / "full", io::readWhole(record / "project.json"));

    for (const auto& model : autoencoderModels()) {
        RunInfo run;
        run.model = model.id;
        run.parameters = autoencoderParameters(model.id);
        run.latent = {4, 2, 2, false};
        run.metrics = {{"val_loss", 0.5}};
        runstore::writeConfig(record, run);
        runstore::writeStatus(record, run);
        writeFile(folder / "config" / model.id,
                  io::readWhole(record / "config.json") + Bytes{std::byte{0}} + io::readWhole(record / "status.json"));
    }
    RunInfo run;
    run.kind = RunKind::Diffusion;
    run.model = "unet";
    run.autoencoder = "ae-1";
    run.parent = {std::string(64, 'a'), 12};
    run.parameters = diffusionParameters();
    run.leftOut = {1, 4};
    run.scale = {{0.5F}, {2.0F}};
    runstore::writeConfig(record, run);
    writeFile(folder / "config" / "diffusion", io::readWhole(record / "config.json"));

    data::DatasetIndex index{2, 3, 4, 1, {"a", "b"}, {0, -1}, {"1.png", "2.png"}, "00ff", {{"/p\xFF", "11"}}, {}};
    index.heldOut = std::vector<std::int64_t>{1};
    data::writeIndex(record, index);
    writeFile(folder / "index" / "full", io::readWhole(data::indexFile(record)));
    fs::remove_all(record);
    writeFile(folder / "metrics" / "three", bytesOf("step,epoch,seconds,val_loss\n1,0.5,2,\n2,1,4,1e-3\n3,1.5"));
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: make_fuzz_seeds FOLDER\n";
        return 2;
    }
    const fs::path folder = arguments[1];
    makeArrays(folder);
    makePictures(folder);
    makeTiffsAndGifs(folder);
    makeTextsAndArchives(folder);
    makeRecords(folder);
}
