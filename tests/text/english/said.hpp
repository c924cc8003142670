#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "text/normalise.hpp"

namespace storyflow::text {

/// Expects the words of each text. The rules are tried in whole sentences and together with all other rules.
inline void expect_said(const std::vector<std::pair<std::string, std::string>>& rows,
                        Dialect dialect = Dialect::american) {
    for (const auto& [written, said] : rows)
        EXPECT_EQ(normalise(written, dialect).text, said) << written;
}

}  // namespace storyflow::text
