#include "api/system.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string_view>

#include "api/resources.hpp"
#include "base/version.hpp"

namespace storyflow::api {

namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

std::string_view verdict_word(Finding::Verdict verdict) {
    switch (verdict) {
        case Finding::Verdict::good:
            return "good";
        case Finding::Verdict::missing:
            return "missing";
        case Finding::Verdict::broken:
            return "broken";
    }
    return {};
}

array engines_json(const Services& services) {
    const auto* const chosen = &services.engines.find(services.settings.load().tts_engine);
    array json;
    for (const auto* const engine : services.engines.all()) {
        const auto availability = engine->availability();
        json.push_back(
            object{{"name", engine->name()},
                   {"available", availability.available},
                   {"reason", availability.available ? value(nullptr) : value(availability.reason)},
                   {"chosen", engine == chosen}});
    }
    return json;
}

array findings_json(const SystemFacts& system) {
    array json;
    if (!system.examine) return json;
    for (const auto& finding : system.examine()) {
        json.push_back(object{{"verdict", verdict_word(finding.verdict)},
                              {"needed", finding.is_needed},
                              {"subject", finding.subject},
                              {"explanation", finding.explanation}});
    }
    return json;
}

}  // namespace

http::Response get_system(const Services& services, const http::Request&) {
    return json_answer(200, {{"version", base::program_version()},
                             {"database", services.system.database},
                             {"workers", services.system.workers},
                             {"engines", engines_json(services)},
                             {"findings", findings_json(services.system)}});
}

}  // namespace storyflow::api
