#include "api/voices.hpp"

#include <boost/json/array.hpp>

#include "api/resources.hpp"
#include "speech/known_voices.hpp"

namespace storyflow::api {

http::Response list_voices(const Services& services, const http::Request&) {
    boost::json::array voices;
    for (const auto& [voice, engines] : speech::offered_voices(services.engines))
        voices.push_back(voice_json(voice, engines));
    return json_answer(200, voices);
}

}  // namespace storyflow::api
