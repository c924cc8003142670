#include <fmt/format.h>

#include <iostream>

#include "app/diagnosis.hpp"
#include "cli/command_line.hpp"

namespace storyflow::cli {

namespace {

std::string_view word(app::Finding::Verdict verdict) {
    switch (verdict) {
        case app::Finding::Verdict::good:
            return "ok";
        case app::Finding::Verdict::missing:
            return "missing";
        case app::Finding::Verdict::broken:
            return "broken";
    }
    return {};
}

int examine(const app::ConfigSources& sources) {
    const auto findings = app::diagnose(app::load_config(sources));
    for (const auto& finding : findings) {
        std::cout << fmt::format("{:<8} {:<21} {}\n", word(finding.verdict), finding.subject,
                                 finding.explanation);
    }
    const bool ready = app::is_ready(findings);
    std::cout << (ready ? "Ready to narrate.\n" : "Not ready to narrate; see above what is missing.\n");
    return ready ? 0 : 1;
}

}  // namespace

void add_doctor(CLI::App& program, CommandLine& line) {
    auto* const command =
        program.add_subcommand("doctor", "Say what is installed and what is missing; 0 when ready");
    offer_config(*command, line, {"data", "models", "engine"});
    command->callback([&line] { line.chosen = [&line](app::Signals&) { return examine(line.sources); }; });
}

}  // namespace storyflow::cli
