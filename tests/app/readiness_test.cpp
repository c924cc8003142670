#include "app/readiness.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <latch>
#include <new>
#include <stdexcept>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/small_disk.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::app {

namespace {

using std::chrono::milliseconds;
using support::eventually;

const ReadinessChecks all_well{{"data_folder", true, "fine"}, {"database", true, "fine"}};

bool is_well(const ReadinessChecks& checks, std::string_view name) {
    const auto check = std::ranges::find(checks, name, &api::ReadinessCheck::name);
    return check != checks.end() && check->ok;
}

class ExamineReadiness : public testing::Test {
  protected:
    ExamineReadiness() {
        config_.data = directory_.path();
        config_.media = directory_.path() / "media";
        stores_ = open_stores(config_, clock_, ids_);
    }
    ReadinessChecks examine() {
        return examine_readiness(config_, media::MediaDisk(config_.media), *stores_, engines_, detail_);
    }

    support::TemporaryDirectory directory_;
    Config config_;
    base::SystemClock clock_;
    base::RandomIdSource ids_;
    std::unique_ptr<StoryStores> stores_;
    support::ToneEngine kokoro_{"kokoro"};
    support::ToneEngine espeak_{"espeak"};
    speech::Engines engines_{{&kokoro_, &espeak_}};
    std::string detail_;
};

}  // namespace

TEST_F(ExamineReadiness, FindsAHealthyServerReady) {
    const auto checks = examine();
    ASSERT_EQ(checks.size(), 4U);
    for (const auto* name : {"data_folder", "media_folder", "database", "engine"})
        EXPECT_TRUE(is_well(checks, name)) << name;
    EXPECT_EQ(detail_, "");
}

TEST_F(ExamineReadiness, SaysThatTheDiskOfTheMediaFolderIsAway) {
    std::filesystem::create_directories(config_.media);
    std::ofstream(config_.media / media::media_mark) << "\n";
    const media::MediaDisk disk(config_.media);
    std::filesystem::rename(config_.media, directory_.path() / "the disk");
    std::filesystem::create_directory(config_.media);
    const auto checks = examine_readiness(config_, disk, *stores_, engines_, detail_);
    EXPECT_FALSE(is_well(checks, "media_folder"));
    EXPECT_NE(checks[1].message.find("may not be mounted"), std::string::npos) << checks[1].message;
    EXPECT_EQ(checks[1].message.find(directory_.path().string()), std::string::npos) << "anybody may read it";
    EXPECT_NE(detail_.find(config_.media.string()), std::string::npos) << detail_;
}

TEST_F(ExamineReadiness, AsksOnlyForTheEngineThatIsChosen) {
    espeak_.available = false;
    EXPECT_TRUE(is_well(examine(), "engine"));
    kokoro_.available = false;
    EXPECT_FALSE(is_well(examine(), "engine"));
    EXPECT_NE(detail_.find("switched off"), std::string::npos) << detail_;
}

TEST_F(ExamineReadiness, NamesTheFolderThatIsFullWithoutItsPath) {
    const support::SmallDisk disk(config_.media, 1);
    if (!disk.is_mounted()) GTEST_SKIP() << "this needs the right to mount a small disk";
    const auto checks = examine();
    EXPECT_TRUE(is_well(checks, "data_folder"));
    EXPECT_FALSE(is_well(checks, "media_folder"));
    EXPECT_NE(checks[1].message.find("The media folder is full: 1 MiB free"), std::string::npos)
        << checks[1].message;
    EXPECT_EQ(checks[1].message.find(directory_.path().string()), std::string::npos) << "anybody may read it";
    EXPECT_NE(detail_.find(config_.media.string()), std::string::npos) << detail_;
}

TEST(ReadinessWatch, HasAnAnswerFromTheStart) {
    const ReadinessWatch watch([](std::string&) { return all_well; });
    EXPECT_EQ(watch.latest(), all_well);
}

TEST(ReadinessWatch, NoticesWhatChanges) {
    std::atomic<bool> is_full{false};
    const ReadinessWatch watch(
        [&](std::string&) {
            return ReadinessChecks{{"data_folder", !is_full, ""}};
        },
        {.interval = milliseconds(1)});
    EXPECT_TRUE(is_well(watch.latest(), "data_folder"));
    is_full = true;
    EXPECT_TRUE(eventually([&] { return !is_well(watch.latest(), "data_folder"); }));
    is_full = false;
    EXPECT_TRUE(eventually([&] { return is_well(watch.latest(), "data_folder"); }));
}

TEST(ReadinessWatch, NeverWaitsForADatabaseThatHangsAndSaysThatItDoes) {
    std::latch released(1);
    std::atomic<bool> hangs{false};
    {
        const ReadinessWatch watch(
            [&](std::string&) {
                if (hangs) released.wait();
                return all_well;
            },
            {.interval = milliseconds(1), .patience = milliseconds(50)});
        hangs = true;
        EXPECT_TRUE(eventually([&] { return !is_well(watch.latest(), "database"); }));
        EXPECT_TRUE(is_well(watch.latest(), "data_folder")) << "which is known as it was";
        hangs = false;
        released.count_down();
        EXPECT_TRUE(eventually([&] { return is_well(watch.latest(), "database"); }));
    }
}

TEST(ReadinessWatch, TakesAFailedExaminationForAnAnswer) {
    const ReadinessWatch watch([](std::string&) -> ReadinessChecks { throw std::runtime_error("no"); });
    EXPECT_FALSE(is_well(watch.latest(), "database"));
}

TEST(ReadinessWatch, ALackOfMemoryIsNoAnswerAndPasses) {
    std::atomic<bool> is_short{false};
    const ReadinessWatch watch(
        [&](std::string&) {
            if (is_short) throw std::bad_alloc();
            return all_well;
        },
        {.interval = milliseconds(1), .patience = milliseconds(50)});
    is_short = true;
    EXPECT_TRUE(eventually([&] { return !is_well(watch.latest(), "database"); }));
    EXPECT_TRUE(is_well(watch.latest(), "data_folder")) << "which is known as it was";
    is_short = false;
    EXPECT_TRUE(eventually([&] { return is_well(watch.latest(), "database"); }));
}

/// Memory may also run out while the result is formatted for the log.
TEST(ReadinessWatch, AnExaminationThatThrowsSomethingElseEndsNothing) {
    std::atomic<int> examined{0};
    const ReadinessWatch watch(
        [&](std::string&) -> ReadinessChecks {
            ++examined;
            throw examined.load();
        },
        {.interval = milliseconds(1)});
    EXPECT_TRUE(eventually([&] { return examined > 3; }));
    EXPECT_FALSE(is_well(watch.latest(), "database"));
}

}  // namespace storyflow::app
