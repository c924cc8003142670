#pragma once

#include <boost/json/object.hpp>

#include "wyoming/speaking.hpp"

namespace storyflow::wyoming {

/// The data of the event `info`: this program as a text-to-speech service, with the voices that the engine of
/// the settings has.
[[nodiscard]] boost::json::object info(const Speaking& speaking);

}  // namespace storyflow::wyoming
