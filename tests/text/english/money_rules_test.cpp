#include "text/english/money_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(MoneyRules, NameTheCurrencyBehindTheNumber) {
    expect_said({
        {"It is $1.", "It is one dollar."},
        {"It is $19.99.", "It is nineteen dollars and ninety-nine cents."},
        {"Only £0.50.", "Only fifty pence."},
        {"About €3.5 million.", "About three point five million euros."},
        {"A $200K house and a £2m yacht.",
         "A two hundred thousand dollars house and a two million pounds yacht."},
        {"Worth $1.2bn.", "Worth one point two billion dollars."},
        {"From $5-$10.", "From five dollars to ten dollars."},
        {"¥1,000 or ₹50.", "one thousand yen or fifty rupees."},
        {"Lost -$6.50.", "Lost minus six dollars and fifty cents."},
        {"Pay 20€ or 15 USD.", "Pay twenty euros or fifteen U S dollars."},
    });
}

}  // namespace
}  // namespace storyflow::text
