#include <spdlog/spdlog.h>

#include <iostream>

#include "app/application.hpp"
#include "app/log_output.hpp"
#include "app/service_manager.hpp"
#include "cli/command_line.hpp"

namespace storyflow::cli {

namespace {

int serve(const app::ConfigSources& sources, app::Signals& signals) {
    const auto config = app::load_config(sources);
    app::choose_log(config);
    app::Application application(config);
    application.start();
    const app::ServiceManager service_manager(sources.environment("NOTIFY_SOCKET"));
    std::cout << "StoryFlow listens on " << application.address() << std::endl;
    if (const auto wyoming = application.wyoming_address())
        std::cout << "Wyoming listens on " << *wyoming << std::endl;
    service_manager.tell_ready("Listens on " + application.address());
    signals.wait();
    service_manager.tell_stopping();
    spdlog::info("Stopping; unfinished narration goes on after the next start.");
    return 0;
}

}  // namespace

void add_serve(Command& program) {
    auto command = program.subcommand("serve", "Serve the REST API until it is stopped");
    offer_config(command);
    command.when_chosen(serve);
}

}  // namespace storyflow::cli
