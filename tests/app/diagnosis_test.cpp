#include "app/diagnosis.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <utility>

#include "app/story_stores.hpp"
#include "base/clock.hpp"
#include "base/ids.hpp"
#include "film/subtitle_font.hpp"
#include "tests/support/small_disk.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::app {

namespace {

class DiagnosisTest : public testing::Test {
  protected:
    DiagnosisTest() {
        config_.data = directory_.path() / "data";
        config_.models = directory_.path() / "models";
    }
    Finding finding(const std::string& subject) const {
        for (const auto& found : diagnose(config_)) {
            if (found.subject == subject) return found;
        }
        ADD_FAILURE() << "nothing is said of " << subject;
        return {};
    }

    support::TemporaryDirectory directory_;
    Config config_;
};

}  // namespace

TEST_F(DiagnosisTest, NeedsOnlyTheEngineThatWillSpeak) {
    config_.engine = "espeak";
    EXPECT_TRUE(finding("eSpeak preview voice").is_needed);
    EXPECT_FALSE(finding("Kokoro voice").is_needed);
    config_.engine = "kokoro";
    EXPECT_FALSE(finding("eSpeak preview voice").is_needed);
    EXPECT_TRUE(finding("Kokoro voice").is_needed);
    EXPECT_EQ(finding("Kokoro voice").verdict, Finding::Verdict::missing);
}

TEST_F(DiagnosisTest, LooksIntoTheSettingsWhenNoEngineIsNamed) {
    EXPECT_EQ(finding("chosen engine").explanation, "auto: built-in voice speaks");
    EXPECT_TRUE(finding("built-in voice").is_needed);
    std::filesystem::create_directories(config_.data);
    {
        const base::SystemClock clock;
        base::RandomIdSource ids;
        open_stores(config_, clock, ids)->settings().change([](story::Settings& settings) {
            settings.tts_engine = "espeak";
        });
    }
    EXPECT_EQ(finding("chosen engine").explanation, "espeak");
}

TEST_F(DiagnosisTest, LooksAtTheDatabaseThatIsConfigured) {
    EXPECT_THAT(finding("database").explanation, testing::HasSubstr("none yet"));
    EXPECT_FALSE(std::filesystem::exists(config_.data)) << "looking makes nothing";
    config_.database = "postgresql://reader:secret@127.0.0.1:9/none?connect_timeout=1";
    const auto away = finding("database");
    EXPECT_EQ(away.verdict, Finding::Verdict::broken);
    EXPECT_TRUE(away.is_needed);
    EXPECT_THAT(away.explanation, testing::Not(testing::HasSubstr("secret")));
}

TEST_F(DiagnosisTest, NamesADatabaseThatIsNone) {
    std::filesystem::create_directories(config_.data);
    std::ofstream(config_.data / "storyflow.db") << "this is a diary, not a database";
    EXPECT_EQ(finding("database").verdict, Finding::Verdict::broken);
    EXPECT_FALSE(is_ready(diagnose(config_)));
}

TEST_F(DiagnosisTest, NamesADataFolderThatCannotBe) {
    std::ofstream(directory_.path() / "file") << "x";
    config_.data = directory_.path() / "file" / "data";
    EXPECT_EQ(finding("data folder").verdict, Finding::Verdict::broken);
}

TEST_F(DiagnosisTest, CallsAFullFolderFullAndNotReady) {
    config_.engine = "espeak";
    config_.media = directory_.path() / "media";
    const support::SmallDisk disk(config_.media, 4);
    if (!disk.is_mounted()) GTEST_SKIP() << "this needs the right to mount a small disk";
    EXPECT_EQ(finding("data folder").verdict, Finding::Verdict::good);
    EXPECT_EQ(finding("media folder").verdict, Finding::Verdict::broken);
    EXPECT_TRUE(finding("media folder").is_needed);
    EXPECT_NE(finding("media folder").explanation.find("is full: 4 MiB free"), std::string::npos)
        << finding("media folder").explanation;
}

TEST_F(DiagnosisTest, SaysWhereTheModelsBelong) {
    EXPECT_EQ(finding("models folder").explanation, config_.models.string());
}

TEST_F(DiagnosisTest, SaysWhatCannotBeDoneWithoutAProgramAndHowToGetIt) {
    config_.pdftotext = "/usr/bin/pdftotext";
    EXPECT_EQ(finding("pdftotext").verdict, Finding::Verdict::good);
    EXPECT_EQ(finding("ffmpeg").verdict, Finding::Verdict::missing);
    EXPECT_FALSE(finding("ffmpeg").is_needed);
    EXPECT_EQ(finding("ffmpeg").explanation,
              "not installed, so there are no audiobooks (m4b) and no films; on Debian: apt install ffmpeg");
}

TEST_F(DiagnosisTest, SaysWhichLettersFilmsCannotShowAndHowToGetThem) {
    const auto letters = finding("letters of films");
    EXPECT_FALSE(letters.is_needed);
    const film::SubtitleFont font;
    for (const auto& [name, letter] :
         {std::pair{"Chinese", U'\u4e2d'}, {"Korean", U'\ud55c'}, {"Hindi", U'\u0915'}})
        EXPECT_EQ(letters.explanation.find(name) == std::string::npos, font.has(letter)) << name;
    const bool names_package = letters.explanation.find("apt install fonts-noto-") != std::string::npos;
    EXPECT_EQ(names_package, letters.verdict == Finding::Verdict::missing);
}

TEST_F(DiagnosisTest, OfAServerLooksAtItsOwnEngines) {
    support::ToneEngine kokoro("kokoro");
    support::ToneEngine espeak("espeak");
    espeak.available = false;
    const auto findings = diagnose(config_, speech::Engines({&kokoro, &espeak}), "espeak");
    const auto of = [&](std::string_view subject) {
        return *std::ranges::find(findings, subject, &Finding::subject);
    };
    EXPECT_EQ(of("Kokoro voice").verdict, Finding::Verdict::good);
    EXPECT_FALSE(of("Kokoro voice").is_needed);
    EXPECT_EQ(of("eSpeak preview voice").verdict, Finding::Verdict::missing);
    EXPECT_TRUE(of("eSpeak preview voice").is_needed);
    EXPECT_EQ(of("eSpeak preview voice").explanation, "The tone engine was switched off.");
    EXPECT_EQ(of("chosen engine").explanation, "espeak");
    EXPECT_FALSE(is_ready(findings));
}

TEST_F(DiagnosisTest, ChangesNothingOnDisk) {
    (void)diagnose(config_);
    EXPECT_TRUE(std::filesystem::is_empty(directory_.path()));
}

TEST(IsReady, AsksOnlyForWhatIsNeeded) {
    const Finding useful{Finding::Verdict::missing, false, "", ""};
    const Finding needed{Finding::Verdict::missing, true, "", ""};
    EXPECT_TRUE(is_ready({useful}));
    EXPECT_FALSE(is_ready({useful, needed}));
}

TEST_F(DiagnosisTest, AnEmptyDatabaseBesideFilesOfProjectsIsBrokenAndStaysEmpty) {
    config_.media = config_.data / "media";
    std::filesystem::create_directories(config_.media / "projects" / "p");
    std::ofstream(config_.data / "storyflow.db").close();
    for (const bool with_engine : {false, true}) {
        if (with_engine) config_.engine = "espeak";
        EXPECT_EQ(finding("database").verdict, Finding::Verdict::broken);
        EXPECT_TRUE(finding("database").is_needed);
    }
    EXPECT_EQ(std::filesystem::file_size(config_.data / "storyflow.db"), 0U);
}

}  // namespace storyflow::app
