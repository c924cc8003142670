#include "models/checksum.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <stop_token>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::models {

namespace {

base::ErrorKind kind_of_failure(const std::filesystem::path& file, std::stop_token stop = {}) {
    try {
        (void)sha256_of_file(file, std::move(stop));
    } catch (const base::Error& error) {
        return error.kind();
    }
    ADD_FAILURE() << "no error";
    return {};
}

}  // namespace

TEST(Checksum, OfAFileGoesOverAllItsBlocks) {
    const support::TemporaryDirectory directory;
    const std::string million(1'000'000, 'a');
    base::write_file_synced(directory.path() / "million", million);
    EXPECT_EQ(sha256_of_file(directory.path() / "million"),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    const std::string blocks = million + million + million;
    base::write_file_synced(directory.path() / "three", blocks);
    EXPECT_EQ(sha256_of_file(directory.path() / "three"), base::hexadecimal(base::sha256(blocks)));
}

TEST(Checksum, NeedsARegularFile) {
    const support::TemporaryDirectory directory;
    EXPECT_EQ(kind_of_failure(directory.path() / "nothing"), base::ErrorKind::not_found);
    EXPECT_EQ(kind_of_failure(directory.path()), base::ErrorKind::not_found);
    ASSERT_EQ(::mkfifo((directory.path() / "pipe").c_str(), 0600), 0);
    EXPECT_EQ(kind_of_failure(directory.path() / "pipe"), base::ErrorKind::not_found);
}

TEST(Checksum, EndsWhenAskedTo) {
    const support::TemporaryDirectory directory;
    base::write_file_synced(directory.path() / "file", "abc");
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(kind_of_failure(directory.path() / "file", stop.get_token()), base::ErrorKind::cancelled);
}

}  // namespace storyflow::models
