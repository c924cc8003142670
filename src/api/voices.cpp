#include "api/voices.hpp"

#include <boost/json/array.hpp>

#include "api/resources.hpp"
#include "speech/voices.hpp"

namespace storyflow::api {

http::Response list_voices(const Services&, const http::Request&) {
    boost::json::array voices;
    for (const auto& voice : speech::all_voices())
        voices.push_back(voice_json(voice));
    return json_answer(200, voices);
}

}  // namespace storyflow::api
