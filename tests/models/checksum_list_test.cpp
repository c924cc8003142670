#include "models/checksum_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::models {

namespace {

using testing::ElementsAre;
using testing::Pair;

const std::string ones(64, '1');
const std::string twos(64, '2');

class ChecksumListFile : public testing::Test {
  protected:
    ChecksumList read(const std::string& content) const {
        base::replace_file(file_, content);
        return ChecksumList::read(file_);
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path file_ = directory_.path() / "SHA256SUMS";
};

}  // namespace

TEST_F(ChecksumListFile, IsEmptyWhereThereIsNone) {
    EXPECT_TRUE(ChecksumList::read(file_).all().empty());
}

TEST_F(ChecksumListFile, IsWrittenAsSha256sumWritesIt) {
    ChecksumList list;
    list.set("voices/b.pt", twos);
    list.set("a.pth", twos);
    list.set("a.pth", ones);
    list.write(file_);
    EXPECT_EQ(base::read_file(file_, 1000), ones + "  a.pth\n" + twos + "  voices/b.pt\n");
    const auto again = ChecksumList::read(file_);
    EXPECT_EQ(again.find("a.pth"), ones);
    EXPECT_EQ(again.find("voices/b.pt"), twos);
    EXPECT_FALSE(again.find("b.pt"));
}

TEST_F(ChecksumListFile, TakesTextAndBinaryModeAndALastLineWithoutEnd) {
    EXPECT_THAT(read(ones + "  a\n" + twos + " *b c").all(), ElementsAre(Pair("a", ones), Pair("b c", twos)));
}

TEST_F(ChecksumListFile, LeavesOutLinesThatAreNoneOfOurs) {
    EXPECT_THAT(read("# comment\n\n" + ones + "\n" + ones + "  \n" + ones.substr(1) + "  short\n" +
                     std::string(64, 'G') + "  no digits\n" + ones + "  good\n")
                    .all(),
                ElementsAre(Pair("good", ones)));
}

TEST_F(ChecksumListFile, NeverLeadsOutOfTheFolder) {
    EXPECT_TRUE(read(ones + "  ../a\n" + ones + "  /etc/passwd\n" + ones + "  b/../../c\n" + ones + "  ..\n")
                    .all()
                    .empty());
}

}  // namespace storyflow::models
