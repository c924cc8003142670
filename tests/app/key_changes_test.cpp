#include "app/key_changes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace storyflow::app {
namespace {

using http::AccessKey;
using http::AccessScope;
using testing::ElementsAre;
using testing::IsEmpty;

const AccessKey reader{"reader", "digest of one", AccessScope::read};
const AccessKey writer{"writer", "digest of another", AccessScope::write};

TEST(KeyChanges, AreNoneWhereNothingChanged) {
    EXPECT_THAT(key_changes({reader, writer}, {writer, reader}), IsEmpty());
}

TEST(KeyChanges, TellWhatWasAddedAndRemoved) {
    EXPECT_THAT(key_changes({reader}, {writer}),
                ElementsAre(KeyChange{KeyChange::Kind::removed, "reader", AccessScope::read},
                            KeyChange{KeyChange::Kind::added, "writer", AccessScope::write}));
}

TEST(KeyChanges, TellANameThatGotAnotherSecretOrScope) {
    auto renewed = reader;
    renewed.digest = "digest of a third";
    auto promoted = writer;
    promoted.scope = AccessScope::admin;
    EXPECT_THAT(key_changes({reader, writer}, {renewed, promoted}),
                ElementsAre(KeyChange{KeyChange::Kind::replaced, "reader", AccessScope::read},
                            KeyChange{KeyChange::Kind::replaced, "writer", AccessScope::admin}));
}

TEST(KeyChanges, HaveNames) {
    EXPECT_EQ(to_string(KeyChange::Kind::added), "added");
    EXPECT_EQ(to_string(KeyChange::Kind::removed), "removed");
    EXPECT_EQ(to_string(KeyChange::Kind::replaced), "replaced");
}

}  // namespace
}  // namespace storyflow::app
