// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/studio/Files.hpp"
#include "core/studio/Recipe.hpp"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace studio;

namespace {

Image picture(int width, int height, int channels) {
    Image made(width, height, channels);
    for (std::size_t i = 0; i < made.pixels.size(); ++i)
        made.pixels[i] = static_cast<std::uint8_t>(37 * i + 11);
    return made;
}

Recipe everything() {
    Recipe recipe;
    recipe.run = "dream";
    recipe.weights = "00ff";
    recipe.decoder = "0f0f";
    recipe.request.sampler = "ddim";
    recipe.request.steps = 17;
    recipe.request.eta = 0.1;
    recipe.request.spacing = "trailing";
    recipe.request.karras = true;
    recipe.request.shift = 1.5;
    recipe.request.clamp = 2.5;
    recipe.label = "circle";
    recipe.request.guidance = 2.25;
    recipe.request.seed = 18446744073709551615U;
    recipe.request.first = 12;
    recipe.request.travel = SeedTravel{7, 0.3};
    recipe.request.guide = std::make_shared<const SampleGuide>(SampleGuide{.picture = {0.1F, -2.5F, 3e-7F, 1.0F},
                                                                           .strength = 0.4,
                                                                           .mask = {0.0F, 1.0F},
                                                                           .original = picture(5, 4, 3),
                                                                           .pixelMask = picture(5, 4, 1)});
    return recipe;
}

bool equal(const Recipe& a, const Recipe& b) {
    const SampleRequest &one = a.request, &two = b.request;
    const bool guides =
        static_cast<bool>(one.guide) == static_cast<bool>(two.guide) &&
        (!one.guide || (one.guide->picture == two.guide->picture && one.guide->mask == two.guide->mask &&
                        one.guide->original == two.guide->original && one.guide->pixelMask == two.guide->pixelMask &&
                        one.guide->strength == two.guide->strength));
    const bool travels = one.travel.has_value() == two.travel.has_value() &&
                         (!one.travel || (one.travel->to == two.travel->to && one.travel->share == two.travel->share));
    return guides && travels && a.label == b.label && one.clamp == two.clamp && a.run == b.run &&
           a.weights == b.weights && a.decoder == b.decoder && one.sampler == two.sampler && one.steps == two.steps &&
           one.eta == two.eta && one.spacing == two.spacing && one.karras == two.karras && one.shift == two.shift &&
           one.label == two.label && one.guidance == two.guidance && one.seed == two.seed && one.first == two.first &&
           one.count == two.count;
}

/// What parsing says to `json`, or an empty text.
std::string complaint(const std::string& json) {
    try {
        static_cast<void>(parseRecipe(json, "a.png"));
    } catch (const Error& error) {
        return error.message();
    }
    return {};
}

} // namespace

class TestRecipe : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path file(const char* name) const { return (m_folder.path() + "/" + name).toStdString(); }

private Q_SLOTS:
    void readsBackEverything() {
        QVERIFY(equal(parseRecipe(toJson(everything()), "memory"), everything()));
        Recipe plain;
        plain.run = "dream";
        plain.request.sampler = "flow-heun";
        QVERIFY(equal(parseRecipe(toJson(plain), "memory"), plain));
    }

    void travelsWithinAPicture() {
        Image image(3, 2, 1);
        image.pixels[4] = 200;
        writePngWithRecipe(file("a.png"), image, everything());
        const auto recipe = readRecipe(file("a.png"));
        QVERIFY(recipe && equal(*recipe, everything()));
        QVERIFY(readImage(file("a.png")) == image);
    }

    void picturesMayHaveNone() {
        writePng(file("plain.png"), Image(2, 2, 1));
        QVERIFY(!readRecipe(file("plain.png")));
        writeGif(file("walk.gif"), std::vector{Image(2, 2, 1)});
        QVERIFY(!readRecipe(file("walk.gif")));
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(readRecipe(file("nowhere.png"))), Error);
    }

    void belongsToOneSample() {
        auto request = everything().request;
        request.count = 40;
        const auto recipe = recipeOf("dream", "00ff", request, {}, 5);
        QCOMPARE(recipe.request.count, std::int64_t{1});
        QCOMPARE(recipe.request.first, std::int64_t{17});
    }

    void namesItsClass() {
        const std::vector<ClassCount> classes{{"3", 4}, {"7", 2}};
        SampleRequest request;
        request.sampler = "ddim";
        request.label = 1;
        const auto recipe = parseRecipe(toJson(recipeOf("dream", "", request, classes)), "memory");
        QCOMPARE(recipe.label, std::string("7"));
        QCOMPARE(requestOf(recipe, classes).label, std::int64_t{1});
        // A folder "0" came to the project, and every class after it has another number.
        QCOMPARE(requestOf(recipe, std::vector<ClassCount>{{"0", 1}, {"3", 4}, {"7", 2}}).label, std::int64_t{2});
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(requestOf(recipe, std::vector<ClassCount>{{"3", 4}})), Error);
        request.label = -1;
        QCOMPARE(requestOf(recipeOf("dream", "", request, classes), classes).label, std::int64_t{-1});
    }

    void readsTheFirstVersion() {
        auto json = nlohmann::json::parse(toJson(everything()));
        json["version"] = 1;
        json.erase("class");
        json.erase("clamp");
        json.erase("decoder");
        json["label"] = 3;
        json["guide"].erase("original");
        json["guide"].erase("pixelMask");
        const auto recipe = parseRecipe(json.dump(), "memory");
        QCOMPARE(requestOf(recipe, {}).label, std::int64_t{3});
        QCOMPARE(recipe.request.clamp, 0.0);
        QVERIFY(recipe.request.guide->original.empty());
        json["clamp"] = 1.0;
        QVERIFY(complaint(json.dump()).find("clamp") != std::string::npos);
    }

    void readsTheSecondVersion() {
        auto json = nlohmann::json::parse(toJson(everything()));
        json["version"] = 2;
        QVERIFY(complaint(json.dump()).find("decoder") != std::string::npos); // it knew of none
        json.erase("decoder");
        const auto recipe = parseRecipe(json.dump(), "memory");
        QCOMPARE(recipe.decoder, std::string());
        QCOMPARE(recipe.label, std::string("circle"));
    }

    void refusesASamplerThatThereIsNot() {
        auto json = nlohmann::json::parse(toJson(everything()));
        json["sampler"] = "plms";
        const auto said = complaint(json.dump());
        QVERIFY2(said.find("plms") != std::string::npos && said.find("ddim") != std::string::npos, said.c_str());
    }

    void namesTheFieldThatIsWrong_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* field, const char* value) {
            QTest::addRow("%s = %s", field, value) << field << value;
        };
        row("run", "4");
        row("sampler", "null");
        row("steps", "0");
        row("steps", "2.5");
        row("eta", "1.5");
        row("spacing", "\"even\"");
        row("karras", "1");
        row("shift", "0");
        row("sampler", "\"plms\"");
        row("sampler", "\"\"");
        row("decoder", "7");
        row("class", "3");
        row("label", "3");
        row("clamp", "-1");
        row("guidance", "\"strong\"");
        row("seed", "-1");
        row("index", "-1");
        row("travel", "[]");
        row("travel.share", "1.1");
        row("travel.way", "0");
        row("guide.strength", "0");
        row("guide.latent", "[1, \"a\"]");
        row("guide.latent", "[1e60]");
        row("guide.mask", "[2]");
        row("guide.original", "\"AAAA\"");
        row("guide.pixelMask", "\"?\"");
        row("colour", "\"blue\"");
    }
    void namesTheFieldThatIsWrong() {
        QFETCH(QString, field);
        QFETCH(QString, value);
        auto json = nlohmann::json::parse(toJson(everything()));
        auto path = field;
        json[nlohmann::json::json_pointer("/" + path.replace('.', '/').toStdString())] =
            nlohmann::json::parse(value.toStdString());
        const std::string said = complaint(json.dump());
        QVERIFY2(said.find("a.png") != std::string::npos, said.c_str());
        QVERIFY2(said.find("\"" + field.toStdString() + "\"") != std::string::npos, said.c_str());
    }

    void refusesWhatIsNoRecipe() {
        QVERIFY(!complaint("").empty());
        QVERIFY(!complaint("[]").empty());
        QVERIFY(!complaint("{\"version\": 1").empty());
        QVERIFY(complaint("{}").find("version") != std::string::npos);
        QVERIFY(complaint("{\"version\": 4}").find("newer") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestRecipe)
#include "tst_recipe.moc"
