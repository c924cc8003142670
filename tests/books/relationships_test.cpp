#include "books/relationships.hpp"

#include <gtest/gtest.h>

#include "tests/books/zip_file.hpp"

namespace storyflow::books {
namespace {

TEST(Relationships, AreReadFromThePartBesideTheirSource) {
    const std::string bytes =
        zip_of({{"word/_rels/document.xml.rels",
                 "<Relationships><Relationship Id='r1' Type='http://x/relationships/image' "
                 "Target='media/i.png'/><Relationship "
                 "Id='r2' Type='http://x/hyperlink' Target='https://example.org' "
                 "TargetMode='External'/><Relationship Id='r3' "
                 "Type='http://x/styles' Target='/word/styles.xml'/></Relationships>"}});
    const Archive archive(bytes);
    const auto links = relationships_of(archive, "word/document.xml");
    ASSERT_EQ(links.size(), 3U);
    EXPECT_EQ(links[0].id, "r1");
    EXPECT_EQ(links[0].type, "image");
    EXPECT_EQ(links[0].target, "word/media/i.png");
    EXPECT_EQ(links[1].target, "");
    EXPECT_EQ(links[2].target, "word/styles.xml");
    EXPECT_TRUE(relationships_of(archive, "").empty());
}

}  // namespace
}  // namespace storyflow::books
