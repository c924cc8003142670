#include "audio/aac_stream.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "tests/audio/sounds.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::audio {
namespace {

std::string frame_of(std::size_t length) {
    std::string frame(length, 'x');
    frame[3] = static_cast<char>(0x80U | length >> 11U);
    frame[4] = static_cast<char>(length >> 3U & 0xFFU);
    frame[5] = static_cast<char>((length & 7U) << 5U | 0x1FU);
    return frame;
}

std::string refusal_of(const std::shared_ptr<AacProgram>& ffmpeg) {
    try {
        AacStream stream(ffmpeg);
        std::string bytes;
        for (int i = 0; i < 20; ++i)
            stream.add(tone(1.0, 0.5F).samples, bytes, {});
        stream.finish(bytes, {});
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        return error.what();
    }
    return "no error";
}

TEST(AdtsFrames, AreCountedHoweverTheyArrive) {
    std::string bytes;
    for (const std::size_t length : {7UL, 300UL, 20UL})
        bytes += frame_of(length);
    for (std::size_t step = 1; step <= bytes.size(); ++step) {
        AdtsFrames frames;
        for (std::size_t at = 0; at < bytes.size(); at += step)
            frames.add(std::string_view(bytes).substr(at, step));
        ASSERT_EQ(frames.count(), 3U) << step;
    }
}

TEST(AdtsTail, LeavesOutTheFirstFramesHoweverTheyArrive) {
    std::string bytes;
    for (const std::size_t length : {7UL, 300UL, 20UL})
        bytes += frame_of(length);
    for (std::size_t step = 1; step <= bytes.size(); ++step) {
        AdtsTail tail(2);
        std::string passed;
        for (std::size_t at = 0; at < bytes.size(); at += step)
            passed += tail.pass(std::string_view(bytes).substr(at, step));
        ASSERT_EQ(passed, frame_of(20)) << step;
    }
    EXPECT_EQ(AdtsTail(0).pass("any"), "any");
}

TEST(AacStream, IsTheSameWhetherTheProgramWaitedOrNot) {
    const auto ffmpeg = base::find_program("ffmpeg", "/usr/bin:/usr/local/bin");
    if (ffmpeg.empty()) GTEST_SKIP() << "ffmpeg is not installed";
    const auto program = std::make_shared<AacProgram>(ffmpeg);
    const auto sound = tone(1.0, 0.5F).samples;
    std::array<std::string, 2> streams;
    for (auto& bytes : streams) {
        AacStream stream(program);
        stream.add(sound, bytes, {});
        stream.finish(bytes, {});
    }
    EXPECT_EQ(streams[0], streams[1]);
    EXPECT_TRUE(streams[0].starts_with("\xff\xf1"));
}

TEST(AacStream, SaysWhatToInstallWhereThereIsNoFfmpeg) {
    EXPECT_EQ(refusal_of({}),
              "aac needs the program ffmpeg, which is not installed. Install ffmpeg, or choose mp3.");
}

TEST(AacStream, SaysThatTheProgramEndedTooEarly) {
    EXPECT_THAT(refusal_of(std::make_shared<AacProgram>("/bin/false")),
                testing::HasSubstr("ffmpeg could not write the sound"));
}

TEST(AacStream, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    AacStream stream(std::make_shared<AacProgram>("/bin/cat"));
    std::string bytes;
    EXPECT_THROW(stream.finish(bytes, stop.get_token()), base::Error);
}

TEST(AacStream, TakesTheProgramThatWaitsAndHasTheNextOneStarted) {
    const auto program = std::make_shared<AacProgram>("/bin/cat");
    program->prepare();
    {
        const AacStream stream(program);
        EXPECT_EQ(program->take(), nullptr) << "the stream has it";
    }
    EXPECT_NE(program->take(), nullptr);
}

TEST(AacStream, StartsAProgramAnewIfTheOneThatWaitedHasEnded) {
    const support::TemporaryDirectory folder;
    const auto script = folder.path() / "encoder";
    const auto mark = folder.path() / "has_ended";
    // The first run ends at once; the second gives what it is fed.
    std::ofstream(script) << "#!/bin/sh\nif [ ! -d " << mark.string() << " ]; then exec <&-; mkdir "
                          << mark.string() << "; exit 0; fi\nexec cat\n";
    std::filesystem::permissions(script, std::filesystem::perms::owner_all);
    const auto program = std::make_shared<AacProgram>(script);
    program->prepare();
    ASSERT_TRUE(support::eventually([&] { return std::filesystem::exists(mark); }));
    AacStream stream(program);
    std::string bytes;
    stream.add(tone(0.1, 0.5F).samples, bytes, {});
    stream.finish(bytes, {});
    EXPECT_GT(bytes.size(), 2U * 2400U);
}

}  // namespace
}  // namespace storyflow::audio
