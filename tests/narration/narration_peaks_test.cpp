#include "narration/narration_peaks.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <filesystem>
#include <functional>

#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::narration {

namespace {

class NarrationPeaksTest : public testing::Test {
  protected:
    void write(const std::string& bytes) {
        const auto file = library_.absolute(narration_.audio_file);
        std::filesystem::create_directories(file.parent_path());
        base::write_file_synced(file, bytes);
    }
    static base::ErrorKind kind_of_failure(const std::function<void()>& action) {
        try {
            action();
        } catch (const base::Error& error) {
            return error.kind();
        }
        ADD_FAILURE() << "no error";
        return base::ErrorKind::internal;
    }

    support::TemporaryDirectory directory_;
    media::MediaLibrary library_{directory_.path()};
    const story::Narration narration_{.audio_file = "projects/p/audio/s.wav"};
};

}  // namespace

TEST_F(NarrationPeaksTest, AreReadFromItsFile) {
    write(audio::encode_wav({std::vector<float>(1000, 0.5F)}));
    EXPECT_THAT(narration_peaks(narration_, 10, library_),
                testing::AllOf(testing::SizeIs(10), testing::Each(testing::FloatNear(0.5F, 0.001F))));
}

TEST_F(NarrationPeaksTest, OfAFileThatIsMissingOrDamagedAreAConflict) {
    const auto read = [&] { static_cast<void>(narration_peaks(narration_, 10, library_)); };
    EXPECT_EQ(kind_of_failure(read), base::ErrorKind::conflict);
    EXPECT_EQ(kind_of_failure([&] { static_cast<void>(file_version(narration_, library_)); }),
              base::ErrorKind::conflict);
    write("no sound");
    EXPECT_EQ(kind_of_failure(read), base::ErrorKind::conflict);
}

TEST_F(NarrationPeaksTest, TheVersionOfAFileChangesWhenItIsWrittenAnew) {
    write("one");
    const auto before = file_version(narration_, library_);
    EXPECT_EQ(file_version(narration_, library_), before);
    const auto file = library_.absolute(narration_.audio_file);
    std::filesystem::last_write_time(file,
                                     std::filesystem::last_write_time(file) + std::chrono::microseconds(3));
    EXPECT_NE(file_version(narration_, library_), before);
}

}  // namespace storyflow::narration
