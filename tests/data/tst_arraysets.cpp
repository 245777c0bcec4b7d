// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ArraySource.hpp"
#include "core/data/Dataset.hpp"
#include "core/data/Import.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/ImageCodec.hpp"
#include "core/io/Npy.hpp"
#include "core/io/ZipDirectory.hpp"
#include "tests/io/Expect.hpp"
#include "tests/io/Samples.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace studio;
using namespace studio::data;
using namespace studio::test;

namespace fs = std::filesystem;

namespace {

using Shape = std::vector<std::int64_t>;

/// Bytes that differ from picture to picture and use their range.
Bytes pictures(std::int64_t count, std::int64_t valuesOfOne) {
    Bytes bytes;
    for (std::int64_t i = 0; i < count * valuesOfOne; ++i)
        bytes.push_back(static_cast<std::byte>((i * 7 + i / valuesOfOne) % 256));
    return bytes;
}

Bytes npyBytes(const Shape& shape, const Bytes& data) {
    return io::writeNpy(io::Dtype::U8, shape, data);
}

template<class Number>
Bytes npyNumbers(io::Dtype dtype, const Shape& shape, const std::vector<Number>& numbers) {
    const auto bytes = std::as_bytes(std::span(numbers));
    return io::writeNpy(dtype, shape, bytes);
}

/// A .npy whose header is written as it stands.
Bytes npyRaw(const std::string& descr, const std::string& shape, const Bytes& data) {
    std::string header = "{'descr': " + descr + ", 'fortran_order': False, 'shape': " + shape + ", }\n";
    Bytes file = bytesOf("\x93NUMPY") + Bytes{std::byte{1}, {}, static_cast<std::byte>(header.size()), {}};
    return file + bytesOf(header) + data;
}

Bytes npyTexts(const std::vector<std::string>& texts) {
    constexpr std::size_t longest = 8;
    Bytes data;
    for (const auto& text : texts)
        for (std::size_t i = 0; i < longest; ++i)
            data = data + Bytes{i < text.size() ? static_cast<std::byte>(text[i]) : std::byte{}, {}, {}, {}};
    return npyRaw("'<U8'", "(" + std::to_string(texts.size()) + ",)", data);
}

std::vector<std::uint8_t> counting(std::size_t count, std::size_t classes, std::uint8_t first = 0) {
    std::vector<std::uint8_t> labels;
    for (std::size_t i = 0; i < count; ++i)
        labels.push_back(static_cast<std::uint8_t>(first + i % classes));
    return labels;
}

bool told(const std::vector<std::string>& notices, const std::string& words) {
    const bool found =
        std::ranges::any_of(notices, [&](const auto& each) { return each.find(words) != std::string::npos; });
    for (const auto& each : notices)
        if (!found)
            qWarning("notice: %s", each.c_str());
    return found;
}

} // namespace

class ArraySetsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    fs::path root() const { return m_folder->path().toStdString(); }
    fs::path project() const { return root() / "project"; }

    fs::path npz(const std::string& name, const std::vector<std::pair<std::string, Bytes>>& arrays) const {
        std::vector<Entry> entries;
        for (const auto& [array, bytes] : arrays)
            entries.push_back({array + ".npy", bytes});
        writeArchive(root() / name, Packing::Zip, entries);
        return root() / name;
    }

    fs::path idx(const std::string& name, const std::vector<std::uint32_t>& shape, const Bytes& data,
                 std::uint8_t type = 8) const {
        Bytes bytes{{}, {}, std::byte{type}, static_cast<std::byte>(shape.size())};
        for (const auto size : shape)
            bytes = bytes + bigEndian(size);
        fs::create_directories((root() / name).parent_path());
        writeFile(root() / name, bytes + data);
        return root() / name;
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        fs::create_directories(project());
    }

    void takesThePartsOfASetTogether() {
        const fs::path file =
            npz("toymnist.npz", {{"train_images", npyBytes({30, 6, 6}, pictures(30, 36))},
                                 {"train_labels", npyNumbers(io::Dtype::U8, {30, 1}, counting(30, 3))},
                                 {"val_images", npyBytes({6, 6, 6}, pictures(6, 36))},
                                 {"val_labels", npyNumbers(io::Dtype::U8, {6, 1}, counting(6, 3))},
                                 {"test_images", npyBytes({9, 6, 6}, pictures(9, 36))},
                                 {"test_labels", npyNumbers(io::Dtype::U8, {9, 1}, counting(9, 3))}});
        const Inspection found = inspectSources({file});
        QCOMPARE(found.accepted, std::int64_t{45});
        QCOMPARE(found.heldOut, std::int64_t{15});
        QCOMPARE(found.labels.size(), 3UL);
        QCOMPARE(found.arrays.size(), 6UL);
        QVERIFY(told(found.notices, "15 pictures of val and test are held out"));
        QCOMPARE(inspectSources({file}, {.array = "test_images"}).accepted, std::int64_t{9});
        QCOMPARE(inspectSources({file}, {.array = "val_images,test_images"}).accepted, std::int64_t{15});
        QCOMPARE(inspectSources({file}, {.folderSplit = false}).heldOut, std::int64_t{0});
        importDataset({file}, {}, project());
        QCOMPARE(Dataset::open(project())->name(30), std::string("val_images/0"));
    }

    void passesOverArraysThatAreNotNeeded() {
        const Bytes object = bytesOf("cos\nsystem\n(S'touch pwned'\ntR.");
        const fs::path file =
            npz("sprites.npz", {{"latents_values", npyNumbers(io::Dtype::F64, {20, 6}, std::vector<double>(120, 0.5))},
                                {"metadata", npyRaw("'|O'", "()", object)},
                                {"table", npyRaw("[('a', '<f4'), ('b', '<i4')]", "(2,)", Bytes(16))},
                                {"imgs", npyBytes({20, 8, 8}, Bytes(20 * 64, std::byte{1}))}});
        const Inspection found = inspectSources({file});
        QCOMPARE(found.accepted, std::int64_t{20});
        QCOMPARE(found.array, std::string("imgs"));
        QVERIFY(told(found.notices, "black and white"));
        const auto metadata = std::ranges::find(found.arrays, "metadata", &ArrayFacts::name);
        QVERIFY(metadata != found.arrays.end() && !metadata->canBePictures && !metadata->canBeLabels);
        QCOMPARE(metadata->type, std::string("Python objects"));
        importDataset({file}, {}, project());
        QCOMPARE(int{Dataset::open(project())->pixels(3)[5]}, 255);
    }

    void readsLabelsOfEveryKind() {
        const Bytes images = npyBytes({4, 8, 8}, pictures(4, 64));
        const auto labelsOf = [&](const Bytes& labels) {
            return inspectSources({npz("a.npz", {{"x", images}, {"y", labels}})}).labels;
        };
        using Counts = std::map<std::string, std::int64_t>;
        QVERIFY((labelsOf(npyNumbers<std::int64_t>(io::Dtype::I64, {4}, {7, 2, 7, 7})) == Counts{{"2", 1}, {"7", 3}}));
        QVERIFY((labelsOf(npyNumbers<float>(io::Dtype::F32, {4, 1}, {0, 1, 1, 0})) == Counts{{"0", 2}, {"1", 2}}));
        QVERIFY((labelsOf(npyNumbers<double>(io::Dtype::F64, {4, 3}, {0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0})) ==
                 Counts{{"0", 1}, {"1", 1}, {"2", 2}}));
        QVERIFY((labelsOf(npyTexts({"cat", "dog", "cat", ""})) == Counts{{"cat", 2}, {"dog", 1}}));
        QVERIFY((labelsOf(npyRaw("'|S3'", "(4,)", bytesOf("catdogcatdog"))) == Counts{{"cat", 2}, {"dog", 2}}));
        QVERIFY((labelsOf(npyRaw("'>i2'", "(4,)", bytesOf(std::string_view("\0\1\0\1\1\0\1\0", 8)))) ==
                 Counts{{"1", 2}, {"256", 2}}));
        QVERIFY(labelsOf(npyNumbers<float>(io::Dtype::F32, {4}, {0.5F, 1, 1, 0})).empty());
    }

    void saysWhyLabelsWereNotTaken() {
        const Bytes images = npyBytes({4, 8, 8}, pictures(4, 64));
        const fs::path file = npz("a.npz", {{"x", images}, {"y", npyNumbers(io::Dtype::U8, {5}, counting(5, 2))}});
        const Inspection found = inspectSources({file});
        QCOMPARE(found.accepted, std::int64_t{4});
        QVERIFY(told(found.notices, "does not hold one label for each of the 4 pictures"));
        const Inspection asked = inspectSources({file}, {.labels = "y"});
        QCOMPARE(asked.accepted, std::int64_t{0});
        QVERIFY(asked.rejected.front().reason.find("x (uint8, 4 x 8 x 8)") != std::string::npos);
        QVERIFY(inspectSources({file}, {.labels = "none"}).notices.empty());
        const fs::path objects = npz("b.npz", {{"x", images}, {"y", npyRaw("'|O'", "(4,)", Bytes(40))}});
        QVERIFY(told(inspectSources({objects}).notices, "labels.astype(str)"));
    }

    void namesClassesByAnArrayOfNames() {
        const fs::path file = npz("a.npz", {{"x", npyBytes({6, 8, 8}, pictures(6, 64))},
                                            {"y", npyNumbers(io::Dtype::U8, {6}, counting(6, 3))},
                                            {"class_names", npyTexts({"zebra", "horse", "ant"})}});
        importDataset({file}, {}, project());
        const auto dataset = Dataset::open(project());
        QVERIFY((dataset->classNames() == std::vector<std::string>{"zebra", "horse", "ant"})); // as they are numbered
        QCOMPARE(dataset->label(1), 1);
    }

    void guessesTheOnlyArrayThatCanBeLabels() {
        const Bytes images = npyBytes({6, 8, 8}, pictures(6, 64));
        const auto species = npyTexts({"ant", "bee", "ant", "bee", "ant", "bee"});
        const auto names = npyTexts({"1.png", "2.png", "3.png", "4.png", "5.png", "6.png"});
        const Inspection found = inspectSources({npz("a.npz", {{"images", images}, {"species", species}})});
        QCOMPARE(found.labels.size(), 2UL);
        QVERIFY(told(found.notices, "labels were taken from \"species\""));
        QVERIFY(inspectSources({npz("b.npz", {{"images", images}, {"filename", names}})}).labels.empty());
        QVERIFY(
            inspectSources({npz("c.npz", {{"images", images}, {"one", species}, {"two", species}})}).labels.empty());
    }

    void listsTheArraysWhenNoneCanBePictures() {
        const fs::path file =
            npz("a.npz", {{"table", npyNumbers<double>(io::Dtype::F64, {3, 5}, std::vector<double>(15))},
                          {"names", npyTexts({"a", "b"})}});
        const Inspection found = inspectSources({file});
        QCOMPARE(found.accepted, std::int64_t{0});
        const std::string reason = found.rejected.front().reason;
        for (const char* words : {"table (float64, 3 x 5)", "names (text, 2)", "--array NAME", "--labels NAME"})
            QVERIFY2(reason.find(words) != std::string::npos, reason.c_str());
        QCOMPARE(found.arrays.size(), 2UL); // the window can still offer a choice
        QVERIFY(inspectSources({file}, {.array = "nothing"}).rejected.front().reason.find("no array called") !=
                std::string::npos);
    }

    void saysWhichOfSeveralWasTaken() {
        const fs::path file = npz("a.npz", {{"before", npyBytes({4, 8, 8}, pictures(4, 64))},
                                            {"images", npyBytes({3, 8, 8}, pictures(3, 64))}});
        const Inspection found = inspectSources({file});
        QCOMPARE(found.accepted, std::int64_t{3});
        QVERIFY(told(found.notices, "\"before\" could be taken instead"));
        QCOMPARE(inspectSources({file}, {.array = "before"}).accepted, std::int64_t{4});
    }

    void judgesTheRangeOfAllPartsTogether() {
        std::vector<float> bright(2 * 64, 200.0F);
        bright[0] = 0.0F;
        bright[1] = 255.0F;
        const fs::path file =
            npz("a.npz", {{"x_test", npyNumbers(io::Dtype::F32, {2, 8, 8}, bright)},
                          {"x_train", npyNumbers(io::Dtype::F32, {2, 8, 8}, std::vector<float>(128))}});
        importDataset({file}, {}, project());
        const auto dataset = Dataset::open(project());
        QCOMPARE(dataset->size(), std::int64_t{4});
        QCOMPARE(int{dataset->pixels(0)[5]}, 0);
        QCOMPARE(int{dataset->pixels(2)[5]}, 200);
    }

    void rejectsPicturesWithNumbersThatAreNotFinite() {
        std::vector<float> numbers(3 * 64, 0.5F);
        numbers[70] = NAN;
        const fs::path file = npz("a.npz", {{"x", npyNumbers(io::Dtype::F32, {3, 8, 8}, numbers)}});
        const Inspection found = inspectSources({file});
        QCOMPARE(found.accepted, std::int64_t{2});
        QCOMPARE(found.rejected.size(), 1UL);
        QVERIFY(found.rejected.front().path.ends_with("/1"));
        QVERIFY(found.rejected.front().reason.find("not finite") != std::string::npos);
    }

    void refusesDamagedMembersOnly() {
        const fs::path file = npz("a.npz", {{"x", npyBytes({4, 8, 8}, pictures(4, 64))}});
        Bytes bytes = io::readWhole(file);
        const Bytes whole = bytes;
        bytes[120] ^= std::byte{4}; // within the packed pixels
        writeFile(file, bytes);
        QCOMPARE(inspectSources({file}).accepted, std::int64_t{0});
        writeFile(file, Bytes(whole.begin(), whole.end() - 30));
        const Inspection cut = inspectSources({file});
        QCOMPARE(cut.accepted, std::int64_t{0});
        QVERIFY(cut.rejected.front().reason.find("truncated or damaged") != std::string::npos);
    }

    void readsPackedPicturesAsAStream() {
        constexpr std::int64_t count = 40;
        const Bytes data = pictures(count, 64);
        const fs::path file = npz("a.npz", {{"x", npyBytes({count, 8, 8}, data)}});
        const Bytes whole = io::readWhole(file);
        const auto members = io::readZipDirectory(whole, "a.npz");
        QCOMPARE(members.size(), 1UL);
        const auto layout = io::npyLayout(io::headOf(members[0], 1000, "a.npz"), "a.npz");
        PictureArray array;
        array.layout = *pictureLayout(layout.shape, false);
        array.content.array.type = layout.type;
        array.content.packed = std::make_shared<const PackedBytes>(
            PackedBytes{members[0].data, layout.dataOffset, members[0].size, members[0].crc, "a.npz", nullptr});
        PictureSet set;
        set.arrays.push_back(array);
        const auto source = makeArraySource(std::move(set), {});
        for (const std::vector<std::int64_t>& items : {std::vector<std::int64_t>{3, 4, 39}, {0, 17}}) { // and back
            QCOMPARE(source->prepare(items, {}), items.size());
            for (const std::int64_t item : items) {
                const auto pixels = source->load(item, {}).image.pixels;
                QVERIFY(std::ranges::equal(std::as_bytes(std::span(pixels)),
                                           std::span(data).subspan(static_cast<std::size_t>(item) * 64, 64)));
            }
        }
        QVERIFY(refuses([&] { source->load(20, {}); }, ErrorCode::Internal, "not prepared"));
    }

    void readsFilesBesideEachOther() {
        writeFile(root() / "x_train.npy", npyBytes({5, 8, 8}, pictures(5, 64)));
        writeFile(root() / "y_train.npy", npyNumbers(io::Dtype::U8, {5}, counting(5, 2)));
        writeFile(root() / "y_test.npy", npyNumbers(io::Dtype::U8, {5}, counting(5, 5)));
        const Inspection found = inspectSources({root() / "x_train.npy"});
        QCOMPARE(found.accepted, std::int64_t{5});
        QCOMPARE(found.labels.size(), 2UL);
        QCOMPARE(found.labelsFrom, std::string("y_train.npy"));
        QVERIFY(inspectSources({root() / "x_train.npy"}, {.labels = "none"}).labels.empty());
    }

    void takesFilesWithNamesOfTheirOwnAsClasses() {
        fs::create_directories(root() / "draw");
        writeFile(root() / "draw/cat.npy", npyBytes({5, 784}, pictures(5, 784)));
        writeFile(root() / "draw/ant.npy", npyBytes({3, 784}, pictures(3, 784)));
        const Inspection found = inspectSources({root() / "draw"});
        QCOMPARE(found.accepted, std::int64_t{8});
        QVERIFY((found.labels == std::map<std::string, std::int64_t>{{"ant", 3}, {"cat", 5}}));
        QVERIFY(told(found.notices, "is a class"));
    }

    void setsEmnistUprightAndNamesItsLetters() {
        Bytes data(2 * 64, std::byte{0});
        data[3] = std::byte{255}; // row 0, column 3 of the file
        idx("emnist/emnist-letters-train-images-idx3-ubyte", {2, 8, 8}, data);
        idx("emnist/emnist-letters-train-labels-idx1-ubyte", {2}, {std::byte{1}, std::byte{26}});
        const ImportReport report = importDataset({root() / "emnist"}, {}, project());
        QVERIFY(told(report.notices, "upright"));
        const auto dataset = Dataset::open(project());
        QCOMPARE(int{dataset->pixels(0)[3 * 8]}, 255);
        QVERIFY((dataset->classNames() == std::vector<std::string>{"A", "Z"}));
    }

    void takesTheClassOfQmnistLabels() {
        idx("q/qmnist-train-images-idx3-ubyte", {3, 8, 8}, pictures(3, 64));
        Bytes labels;
        for (std::uint32_t i = 0; i < 24; ++i)
            labels = labels + bigEndian(i % 8 == 0 ? 5 + i / 8 : 100 + i);
        idx("q/qmnist-train-labels-idx2-int", {3, 8}, labels, 0x0C);
        const Inspection found = inspectSources({root() / "q"});
        QVERIFY((found.labels == std::map<std::string, std::int64_t>{{"5", 1}, {"6", 1}, {"7", 1}}));
    }

    void namesTheClassesOfFashionMnistByItsFolder() {
        for (const std::string folder : {"fashion-mnist", "FashionMNIST/raw", "mnist"}) {
            idx(folder + "/train-images-idx3-ubyte", {10, 8, 8}, pictures(10, 64));
            const auto labels = counting(10, 10);
            const auto bytes = std::as_bytes(std::span(labels));
            idx(folder + "/train-labels-idx1-ubyte", {10}, {bytes.begin(), bytes.end()});
            importDataset({root() / folder}, {}, project());
            const auto dataset = Dataset::open(project());
            QCOMPARE(dataset->classNames()[7], std::string(folder == "mnist" ? "7" : "Sneaker"));
            QCOMPARE(dataset->label(7), 7); // the order stays that of the numbers
        }
    }

    void neverHidesOneKindOfDataBehindAnother() {
        idx("both/train-images-idx3-ubyte", {3, 8, 8}, pictures(3, 64));
        const auto addPng = [&](int number) {
            writeFile(root() / ("both/" + std::to_string(number) + ".png"), io::encodePng(gradient(8, 8, 1)));
        };
        addPng(0);
        const Inspection arrays = inspectSources({root() / "both"});
        QCOMPARE(arrays.accepted, std::int64_t{3});
        QVERIFY(told(arrays.notices, "0.png was left out"));
        for (int number = 1; number < 5; ++number)
            addPng(number);
        const Inspection files = inspectSources({root() / "both"});
        QCOMPARE(files.accepted, std::int64_t{5});
        QVERIFY(told(files.notices, "were left out: there are more picture files"));
    }

    void passesOverTheArraysOfAProject() {
        fs::create_directories(root() / "mine/studio");
        writeFile(root() / "mine/0.png", io::encodePng(gradient(8, 8, 1)));
        for (const char* name : {"project.json", "dataset.bin"})
            writeFile(root() / "mine/studio" / name, bytesOf("{}"));
        writeFile(root() / "mine/studio/x.npy", npyBytes({9, 8, 8}, pictures(9, 64)));
        QCOMPARE(inspectSources({root() / "mine"}).accepted, std::int64_t{1});
    }

    void readsTheBinaryFilesOfCifar() {
        fs::create_directories(root() / "cifar");
        const auto record = [](int label) {
            Bytes bytes{static_cast<std::byte>(label)};
            for (int plane = 0; plane < 3; ++plane)
                bytes = bytes + Bytes(1024, static_cast<std::byte>(100 * plane + label));
            return bytes;
        };
        writeFile(root() / "cifar/data_batch_1.bin", record(3) + record(9));
        writeFile(root() / "cifar/data_batch_2.bin", record(0));
        writeFile(root() / "cifar/test_batch.bin", record(6));
        importDataset({root() / "cifar"}, {}, project());
        const auto dataset = Dataset::open(project());
        QCOMPARE(dataset->size(), std::int64_t{4});
        QVERIFY((dataset->classNames() == std::vector<std::string>{"airplane", "cat", "frog", "truck"}));
        const auto pixel = dataset->pixels(1).subspan(3 * 500, 3);
        QVERIFY((std::vector<int>{pixel[0], pixel[1], pixel[2]} == std::vector<int>{9, 109, 209}));
        QCOMPARE(inspectSources({root() / "cifar"}).heldOut, std::int64_t{1});
        QCOMPARE(inspectSources({root() / "cifar/test_batch.bin"}).accepted, std::int64_t{1});
        writeArchive(root() / "cifar-10-binary.tar.gz", Packing::TarGz,
                     {{"cifar-10-batches-bin/data_batch_1.bin", record(3) + record(9)},
                      {"cifar-10-batches-bin/readme.html", bytesOf("x")},
                      {"cifar-10-batches-bin/test_batch.bin", record(6)}});
        fs::copy(root() / "cifar-10-binary.tar.gz", root() / "my CIFAR.tar.gz");
        QCOMPARE(inspectSources({root() / "my CIFAR.tar.gz"}).accepted, std::int64_t{3}); // whatever it is called
        const Inspection packed = inspectSources({root() / "cifar-10-binary.tar.gz"});
        QCOMPARE(packed.accepted, std::int64_t{3});
        QCOMPARE(packed.labels.count("cat"), 1UL);
    }

    void refusesForeignFilesWithTheWayToConvert() {
        const auto reason = [&](const char* name, const Bytes& bytes) {
            writeFile(root() / name, bytes);
            const Inspection found = inspectSources({root() / name});
            return found.rejected.empty() ? std::string{} : found.rejected.front().reason;
        };
        const Bytes pickle = Bytes{std::byte{0x80}, std::byte{4}} + bytesOf("cos\nsystem\n");
        for (const char* name : {"a.pt", "a.pth", "a.ckpt", "a.pkl", "a.PICKLE", "noending"})
            QVERIFY2(reason(name, pickle).find("numpy.savez_compressed") != std::string::npos, name);
        QVERIFY(reason("data_batch_1", pickle).find("cifar-10-binary.tar.gz") != std::string::npos);
        QVERIFY(reason("cifar-10-python.tar.gz", bytesOf("x")).find("cifar-10-binary") != std::string::npos);
        fs::create_directories(root() / "python");
        writeFile(root() / "python/data_batch_1", pickle);
        const Inspection folder = inspectSources({root() / "python"});
        QVERIFY(folder.rejected.front().reason.find("cifar-10-binary") != std::string::npos);
        QVERIFY(reason("a.mat", bytesOf("MATLAB 5.0")).find("scipy.io.loadmat") != std::string::npos);
        QVERIFY(reason("a.h5", bytesOf("x")).find("h5py") != std::string::npos);
        QVERIFY(reason("a.parquet", bytesOf("PAR1")).find("Parquet") != std::string::npos);
        QVERIFY(reason("a.tfrecord", bytesOf("x")).find("TensorFlow") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(ArraySetsTest)
#include "tst_arraysets.moc"
