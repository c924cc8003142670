#include "exports/json_string.hpp"

#include <boost/json/serialize.hpp>

namespace storyflow::exports {

std::string json_string(std::string_view text) {
    return boost::json::serialize(boost::json::string_view(text.data(), text.size()));
}

}  // namespace storyflow::exports
