#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "text/normalise.hpp"

namespace storyflow::text {

/// Each text and what is said for it. The rules are tried where they work: in whole sentences, among all
/// others.
inline void expect_said(const std::vector<std::pair<std::string, std::string>>& rows,
                        Dialect dialect = Dialect::american) {
    for (const auto& [written, said] : rows)
        EXPECT_EQ(normalise(written, dialect).text, said) << written;
}

}  // namespace storyflow::text
