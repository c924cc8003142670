#include "text/used_pronunciations.hpp"

#include <gtest/gtest.h>

namespace storyflow::text {
namespace {

using Numbers = std::vector<std::size_t>;

const std::vector<Pronunciation> list{{"Siobhan", "Shivawn"}, {"IT", "eye tee"}, {"Big Ben", "/bˈɪɡ bˈɛn/"},
                                      {"big", "bigg"},        {"Nguyen", "-"},   {"Ben", "Benn"}};

TEST(UsedPronunciations, AreEachNamedOnceWhateverTheirPlaces) {
    const UsedPronunciations used(list);
    EXPECT_EQ(used.in("Ben saw siobhan.\n\nSiobhan's IT is big, says Ben."), (Numbers{0, 1, 3, 5}));
    EXPECT_EQ(used.in("He likes it."), Numbers{});
    EXPECT_EQ(used.in(""), Numbers{});
}

TEST(UsedPronunciations, AreThoseThatWinWhereSeveralMatch) {
    EXPECT_EQ(UsedPronunciations(list).in("Under Big Ben."), Numbers{2});
}

TEST(UsedPronunciations, LeaveOutWordsWithPhonemesOfTheirOwnAndEntriesWithoutSounds) {
    EXPECT_EQ(UsedPronunciations(list).in("[Siobhan](/ʃɪvˈɔn/) and Nguyen [Ben](+1)"), Numbers{5});
}

}  // namespace
}  // namespace storyflow::text
