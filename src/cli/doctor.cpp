#include <iostream>
#include <memory>

#include "app/diagnosis.hpp"
#include "base/version.hpp"
#include "cli/command_line.hpp"
#include "cli/doctor_report.hpp"

namespace storyflow::cli {

namespace {

struct DoctorArguments {
    bool load = false;
    bool json = false;
};

int examine(const app::ConfigSources& sources, const DoctorArguments& arguments) {
    const auto findings = app::diagnose(app::load_config(sources), arguments.load);
    std::cout << (arguments.json ? doctor_json(findings, base::program_version()) : doctor_text(findings));
    return app::is_ready(findings) ? 0 : 1;
}

}  // namespace

void add_doctor(Command& program) {
    auto command = program.subcommand("doctor", "Say what is installed and what is missing; 0 when ready");
    offer_config(command, {"data", "models", "engine", "database"});
    const auto arguments = std::make_shared<DoctorArguments>();
    command.flag("--load", "Load Kokoro's model and time a sentence", arguments->load);
    command.flag("--json", "Say it as one JSON object", arguments->json);
    command.when_chosen([arguments](const app::ConfigSources& sources, app::Signals&) {
        return examine(sources, *arguments);
    });
}

}  // namespace storyflow::cli
