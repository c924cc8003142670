#include "api/words.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cmath>
#include <utility>
#include <vector>

#include "api/addressed.hpp"
#include "api/resources.hpp"

namespace storyflow::api {

namespace {

using boost::json::value;

double to_milliseconds(double seconds) {
    return std::round(seconds * 1000.0) / 1000.0;
}

boost::json::array words_json(const std::vector<story::NarratedWord>& words) {
    boost::json::array json;
    json.reserve(words.size());
    for (const auto& word : words) {
        json.push_back(boost::json::object{{"text", word.text},
                                           {"start", to_milliseconds(word.start)},
                                           {"end", to_milliseconds(word.end)},
                                           {"char_start", word.char_start},
                                           {"char_end", word.char_end},
                                           {"spoken", word.spoken}});
    }
    return json;
}

}  // namespace

http::Response get_words(const Services& services, const http::Request& request) {
    const auto segment = addressed_segment(services, request);
    const auto words = services.segment_media.words(segment.id);
    if (!words) throw no_such_segment();
    const auto& narration = segment.narration;
    const auto urls = MediaUrls::absolute(request);
    return json_answer(200,
                       {{"segment_id", segment.id},
                        {"audio_file", narration ? value(urls.of(narration->audio_file)) : value(nullptr)},
                        {"audio_duration", narration ? value(narration->duration) : value(nullptr)},
                        {"words", words_json(*words)}});
}

}  // namespace storyflow::api
