#include "cli/doctor_report.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace storyflow::cli {

namespace {

using Verdict = app::Finding::Verdict;

/// The word for a verdict; `good` is the one for Verdict::good.
std::string_view word(Verdict verdict, std::string_view good) {
    switch (verdict) {
        case Verdict::good:
            return good;
        case Verdict::missing:
            return "missing";
        case Verdict::broken:
            return "broken";
    }
    return {};
}

}  // namespace

std::string doctor_text(const std::vector<app::Finding>& findings) {
    std::string text;
    for (const auto& finding : findings) {
        text += fmt::format("{:<8} {:<21} {}\n", word(finding.verdict, "ok"), finding.subject,
                            finding.explanation);
    }
    return text + (app::is_ready(findings) ? "Ready to narrate.\n"
                                           : "Not ready to narrate; see above what is missing.\n");
}

std::string doctor_json(const std::vector<app::Finding>& findings, std::string_view version) {
    boost::json::array list;
    for (const auto& finding : findings) {
        list.push_back(boost::json::object{{"verdict", word(finding.verdict, "good")},
                                           {"needed", finding.is_needed},
                                           {"subject", finding.subject},
                                           {"explanation", finding.explanation}});
    }
    return boost::json::serialize(boost::json::object{
               {"version", version}, {"ready", app::is_ready(findings)}, {"findings", std::move(list)}}) +
           "\n";
}

}  // namespace storyflow::cli
