#include "speech/kokoro/mapped_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/speech/kokoro/bytes_of_files.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech::kokoro {
namespace {

using testing::HasSubstr;

std::string_view text_of(const MappedFile& file) {
    return {reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size()};
}

class MappedFiles : public testing::Test {
  protected:
    [[nodiscard]] std::filesystem::path put(const std::string& name, const std::string& bytes) const {
        base::write_file_synced(directory_.path() / name, bytes);
        return directory_.path() / name;
    }
    support::TemporaryDirectory directory_;
};

TEST_F(MappedFiles, ShowTheContent) {
    EXPECT_EQ(text_of(MappedFile(put("a", "narration"))), "narration");
}

TEST_F(MappedFiles, MayBeEmpty) {
    EXPECT_TRUE(MappedFile(put("a", "")).bytes().empty());
}

TEST_F(MappedFiles, KeepTheirBytesWhenMoved) {
    MappedFile first(put("a", "one"));
    const auto* const place = first.bytes().data();
    MappedFile second(std::move(first));
    EXPECT_EQ(second.bytes().data(), place);
    second = MappedFile(put("b", "two"));
    EXPECT_EQ(text_of(second), "two");
}

TEST_F(MappedFiles, OutliveTheNameOfTheFile) {
    const auto path = put("a", "still here");
    const MappedFile file(path);
    std::filesystem::remove(path);
    EXPECT_EQ(text_of(file), "still here");
}

TEST_F(MappedFiles, RefuseWhatIsNoRegularFileWithoutWaitingForIt) {
    EXPECT_THAT(complaint_of([&] { return MappedFile(directory_.path() / "none"); }),
                HasSubstr("none: cannot be read"));
    EXPECT_THAT(complaint_of([&] { return MappedFile(directory_.path()); }), HasSubstr("no regular file"));
    const auto pipe = directory_.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THAT(complaint_of([&] { return MappedFile(pipe); }),
                HasSubstr("pipe: cannot be read: it is no regular file"));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
