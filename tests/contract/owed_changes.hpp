#pragma once

#include <gmock/gmock.h>

#include <string>

#include "story/media_change.hpp"

/// Matchers for the entries of the media journal, regardless of their ids.
namespace storyflow::contract {

inline auto publication(const std::string& source, const std::string& target) {
    return testing::FieldsAre(testing::Gt(0), story::MediaChange::Action::publish_file, target, source,
                              testing::_, false);
}

inline auto removal(const std::string& target) {
    return testing::FieldsAre(testing::Gt(0), story::MediaChange::Action::remove_file, target, "", testing::_,
                              false);
}

}  // namespace storyflow::contract
