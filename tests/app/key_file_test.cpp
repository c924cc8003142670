#include "app/key_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {
namespace {

using http::AccessScope;
using testing::HasSubstr;
using testing::StartsWith;

const std::string digest_of_one = base::hexadecimal(base::sha256("a key of some length"));

class KeyFileTest : public testing::Test {
  protected:
    void write(const std::string& content, mode_t mode = 0600) {
        std::ofstream(file_, std::ios::trunc) << content;
        ASSERT_EQ(::chmod(file_.c_str(), mode), 0);
    }
    std::string refusal() {
        try {
            (void)read_key_file(file_);
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
            return error.what();
        }
        return "it was read";
    }
    std::string refusal_of(const std::string& content) {
        write(content);
        return refusal();
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path file_ = directory_.path() / "keys";
};

TEST_F(KeyFileTest, HoldsKeysByTheirDigestsOrThemselves) {
    write("# those who may in\n\neditor write a-key-of-sixteen\r\n  reader\tread  sha256:" + digest_of_one);
    const auto keys = read_key_file(file_).keys;
    ASSERT_EQ(keys.size(), 2U);
    EXPECT_EQ(keys[0], (http::AccessKey{"editor", base::sha256("a-key-of-sixteen"), AccessScope::write}));
    EXPECT_EQ(keys[1], (http::AccessKey{"reader", base::sha256("a key of some length"), AccessScope::read}));
}

TEST_F(KeyFileTest, IsRefusedWhenAnotherUserCanChangeIt) {
    const std::string line = "reader read sha256:" + digest_of_one + "\n";
    for (const mode_t mode : {0620U, 0602U, 0666U}) {
        write(line, mode);
        EXPECT_THAT(refusal(), HasSubstr("Other users can change the key file")) << mode;
    }
    if (::geteuid() != 0) return;  // only root can give a file away
    write(line);
    ASSERT_EQ(::chown(file_.c_str(), 12345, 12345), 0);
    EXPECT_THAT(refusal(), HasSubstr("belongs to another user"));
}

TEST_F(KeyFileTest, OfDigestsThatAllCanReadIsWarnedOfAndOfKeysRefused) {
    write("reader read sha256:" + digest_of_one + "\n", 0644);
    const auto read = read_key_file(file_);
    EXPECT_EQ(read.keys.size(), 1U);
    ASSERT_TRUE(read.warning);
    EXPECT_THAT(*read.warning, HasSubstr("chmod 600"));
    write("reader read a-key-of-sixteen\n", 0644);
    EXPECT_THAT(refusal(), HasSubstr("Every user of this machine can read the keys"));
    write("reader read a-key-of-sixteen\n", 0640);
    EXPECT_FALSE(read_key_file(file_).warning) << "a group may be the server's own";
}

TEST_F(KeyFileTest, TellsWhichLineIsWrongAndWhatWouldBeRight) {
    EXPECT_THAT(refusal_of("\nreader\n"), HasSubstr("keys, line 2: a line is NAME SCOPE KEY"));
    EXPECT_THAT(refusal_of("reader read one two\n"), HasSubstr("a line is NAME SCOPE KEY"));
    EXPECT_THAT(refusal_of("reader root a-key-of-sixteen\n"), HasSubstr("the scope is read, write or admin"));
    EXPECT_THAT(refusal_of("reader open a-key-of-sixteen\n"), HasSubstr("the scope is read, write or admin"));
    EXPECT_THAT(refusal_of("reader read short\n"), HasSubstr("16 to 256 visible ASCII characters"));
    EXPECT_THAT(refusal_of("reader read " + std::string(257, 'x')), HasSubstr("16 to 256"));
    EXPECT_THAT(refusal_of("reader read sha256:abc\n"), HasSubstr("64 lower-case hexadecimal digits"));
    EXPECT_THAT(refusal_of("a/b read a-key-of-sixteen\n"), HasSubstr("1 to 64 letters, digits"));
    EXPECT_THAT(refusal_of(std::string(65, 'n') + " read a-key-of-sixteen\n"), HasSubstr("1 to 64 letters"));
    EXPECT_THAT(refusal_of("default read a-key-of-sixteen\n"), HasSubstr("--api-key"));
}

TEST_F(KeyFileTest, NeverRepeatsAKeyInAnError) {
    for (const auto* line :
         {"reader root my-own-secret-key\n", "reader my-own-secret-key\n",
          "reader read my-own-secret-key x\n", "my-own-secret-key/ read my-own-secret-key\n"})
        EXPECT_THAT(refusal_of(line), testing::Not(HasSubstr("my-own-secret-key")));
}

TEST_F(KeyFileTest, IsRefusedWithTwoKeysOfOneNameOrTwoNamesOfOneKey) {
    EXPECT_THAT(refusal_of("a read a-key-of-sixteen\na write a-key-of-sixteen2\n"),
                HasSubstr("line 2: a second key has the name a"));
    EXPECT_THAT(refusal_of("a read a-key-of-sixteen\nb write a-key-of-sixteen\n"),
                HasSubstr("line 2: this is the key of a again"));
}

TEST_F(KeyFileTest, HasALimit) {
    EXPECT_THAT(refusal_of(std::string(300'000, '#')), HasSubstr("larger than the limit of 262144 bytes"));
    std::string many;
    for (std::size_t i = 0; i <= most_keys; ++i)
        many += "k" + std::to_string(i) + " read a-key-of-sixteen-" + std::to_string(i) + "\n";
    EXPECT_THAT(refusal_of(many), HasSubstr("line 1001: a file holds at most 1000 keys"));
}

TEST_F(KeyFileTest, IsAFile) {
    EXPECT_THAT(refusal(), HasSubstr("cannot be read"));
    std::filesystem::create_directory(file_);
    EXPECT_THAT(refusal(), HasSubstr("is not a regular file"));
    std::filesystem::remove(file_);
    ASSERT_EQ(::mkfifo(file_.c_str(), 0600), 0);
    EXPECT_THAT(refusal(), HasSubstr("is not a regular file")) << "and nothing waits for a writer";
}

TEST_F(KeyFileTest, BytesOfAnyKindAreAnError) {
    std::string bytes;
    for (int i = 0; i < 4'096; ++i)
        bytes += static_cast<char>(i * 37);
    EXPECT_THAT(refusal_of(bytes), StartsWith(file_.string()));
}

}  // namespace
}  // namespace storyflow::app
