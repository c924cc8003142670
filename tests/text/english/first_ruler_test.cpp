#include "text/english/first_ruler.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(FirstRuler, IsKnownByWhatStandsAround) {
    expect_said({
        {"King James I was crowned.", "King James the first was crowned."},
        {"Elizabeth I reigned long. Charles I, king of England.",
         "Elizabeth the first reigned long. Charles the first, king of England."},
        {"Napoleon I of France; the death of Elizabeth I.",
         "Napoleon the first of France; the death of Elizabeth the first."},
        {"Francis I (1494) and James I's reign.",
         "Francis the first (fourteen ninety-four) and James the first's reign."},
        {"I told James I was ill, and said to Mary I would go.",
         "I told James I was ill, and said to Mary I would go."},
        {"Elizabeth I love you. Charles I, too, am ill.", "Elizabeth I love you. Charles I, too, am ill."},
        {"Bob I reigned", "Bob I reigned"},
    });
}

}  // namespace
}  // namespace storyflow::text
