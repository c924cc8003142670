#include "api/system_models.hpp"

#include <string_view>

#include "api/resources.hpp"
#include "base/error.hpp"

namespace storyflow::api {

namespace {

using boost::json::object;
using boost::json::value;

std::string_view phase_word(VoiceFiles::Phase phase) {
    switch (phase) {
        case VoiceFiles::Phase::idle:
            return "idle";
        case VoiceFiles::Phase::running:
            return "running";
        case VoiceFiles::Phase::done:
            return "done";
        case VoiceFiles::Phase::failed:
            return "failed";
    }
    return {};
}

const VoiceFetching& fetching(const Services& services) {
    const auto& voices = services.system.voices;
    if (voices.state) return voices;
    throw base::Error(base::ErrorKind::not_found, "This server does not fetch model files.");
}

http::Response answer(int status, const VoiceFiles& files) {
    return json_answer(status, object{{"phase", phase_word(files.phase)},
                                      {"missing", files.missing},
                                      {"received", files.received},
                                      {"total", files.total},
                                      {"fault", files.fault.empty() ? value(nullptr) : value(files.fault)}});
}

}  // namespace

http::Response get_models(const Services& services, const http::Request&) {
    return answer(200, fetching(services).state());
}

http::Response fetch_models(const Services& services, const http::Request&) {
    const auto& voices = fetching(services);
    voices.start();
    return answer(202, voices.state());
}

http::Response stop_fetching_models(const Services& services, const http::Request&) {
    const auto& voices = fetching(services);
    voices.stop();
    return answer(200, voices.state());
}

}  // namespace storyflow::api
