#include "cli/named_project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/support/story_room.hpp"

namespace storyflow::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class NamedProject : public testing::Test {
  protected:
    std::string add(const std::string& title) {
        return room_.projects.create({.title = title, .segments = {}}).id;
    }
    std::string complaint(const std::string& name) {
        try {
            return "found " + named_project(room_.projects, name).id;
        } catch (const base::Error& error) {
            return error.what();
        }
    }

    support::StoryRoom room_;
};

}  // namespace

TEST_F(NamedProject, IsFoundByIdOrTitleOrAPartOfOneTitle) {
    const auto emma = add("Emma");
    const auto other = add("Emma's Garden");
    EXPECT_EQ(named_project(room_.projects, emma).title, "Emma");
    EXPECT_EQ(named_project(room_.projects, " emma ").id, emma);
    EXPECT_EQ(named_project(room_.projects, "garden").id, other);
}

TEST_F(NamedProject, MustBeOne) {
    const auto first = add("Emma");
    const auto second = add("emma");
    EXPECT_THAT(complaint("Emma"), AllOf(HasSubstr("several"), HasSubstr(first), HasSubstr(second)));
    EXPECT_THAT(complaint("Persuasion"), HasSubstr("PROJECT: there is no project with this title"));
    EXPECT_THAT(complaint("00000000-0000-4000-8000-000000000000"), HasSubstr("with this id"));
}

}  // namespace storyflow::cli
