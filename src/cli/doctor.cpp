#include <fmt/format.h>

#include <iostream>
#include <memory>

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

int examine(const app::ConfigSources& sources, bool load_model) {
    const auto findings = app::diagnose(app::load_config(sources), load_model);
    for (const auto& finding : findings) {
        std::cout << fmt::format("{:<8} {:<21} {}\n", word(finding.verdict), finding.subject,
                                 finding.explanation);
    }
    const bool ready = app::is_ready(findings);
    std::cout << (ready ? "Ready to narrate.\n" : "Not ready to narrate; see above what is missing.\n");
    return ready ? 0 : 1;
}

}  // namespace

void add_doctor(Command& program) {
    auto command = program.subcommand("doctor", "Say what is installed and what is missing; 0 when ready");
    offer_config(command, {"data", "models", "engine", "database"});
    const auto load = std::make_shared<bool>(false);
    command.flag("--load", "Load Kokoro's model and time a sentence", *load);
    command.when_chosen(
        [load](const app::ConfigSources& sources, app::Signals&) { return examine(sources, *load); });
}

}  // namespace storyflow::cli
