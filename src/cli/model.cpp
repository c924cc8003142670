#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "base/log_text.hpp"
#include "cli/command_line.hpp"
#include "cli/model_orders.hpp"
#include "cli/transfer_line.hpp"
#include "models/model_install.hpp"
#include "models/model_inventory.hpp"
#include "outbound/address.hpp"
#include "speech/voices.hpp"

namespace storyflow::cli {

namespace {

using models::ModelFileFinding;

std::string_view word(ModelFileFinding::State state) {
    switch (state) {
        case ModelFileFinding::State::present:
            return "present";
        case ModelFileFinding::State::good:
            return "ok";
        case ModelFileFinding::State::own:
            return "own";
        case ModelFileFinding::State::damaged:
            return "damaged";
        case ModelFileFinding::State::changed:
            return "changed";
        case ModelFileFinding::State::unfinished:
            return "unfinished";
        case ModelFileFinding::State::unused:
            return "not used";
        case ModelFileFinding::State::foreign:
            return "foreign";
        case ModelFileFinding::State::missing:
            return "missing";
    }
    return {};
}

void print(const std::vector<ModelFileFinding>& findings) {
    for (const auto& finding : findings) {
        const bool exists = finding.state != ModelFileFinding::State::missing;
        const auto line = fmt::format(
            "{:<11} {:<24} {:<13} {:>10}  {}", word(finding.state), base::log_text(finding.path),
            finding.kind, exists ? readable_size(finding.bytes) : "", base::log_text(finding.remark));
        std::cout << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
    }
}

bool is_in_order(const std::vector<ModelFileFinding>& findings) {
    return std::ranges::none_of(findings, &ModelFileFinding::is_wrong);
}

std::filesystem::path models_folder(const app::ConfigSources& sources) {
    auto models = std::filesystem::absolute(app::load_config(sources).models).lexically_normal();
    std::cout << "Models folder: " << models.string() << '\n';
    return models;
}

void print_voices(const std::filesystem::path& models) {
    const auto [known, own, built_in] = models::installed_voices(models);
    const auto all = speech::published_voices().size();
    std::cout << fmt::format("Voices: {} of {}", known.size(), all);
    if (!known.empty() && known.size() < all) {
        std::cout << fmt::format(" ({}); 'storyflow model install voices' gets the others",
                                 fmt::join(known, ", "));
    }
    if (!own.empty()) std::cout << fmt::format("\nOther voices: {}", fmt::join(own, ", "));
    std::cout << fmt::format("\nBuilt-in voices: {}{}{}\n", speech::default_voice,
                             built_in.empty() ? "" : ", ", fmt::join(built_in, ", "));
}

int list(const app::ConfigSources& sources) {
    const auto models = models_folder(sources);
    print(models::look_at_models(models));
    print_voices(models);
    return 0;
}

int verify(const app::ConfigSources& sources, app::Signals& signals) {
    const auto findings = models::verify_models(models_folder(sources), signals.stop_token());
    print(findings);
    const bool in_order = is_in_order(findings);
    std::cout << (in_order ? "The model is in order.\n" : "The model is not in order; see above.\n");
    return in_order ? 0 : 1;
}

void announce(const std::vector<ModelOrder>& orders) {
    std::uint64_t bytes = 0;
    for (const auto& order : orders)
        bytes += order.file ? order.file->bytes : 0;
    std::cout << fmt::format("Installing {} {}", orders.size(), orders.size() == 1 ? "file" : "files");
    if (bytes > 0) std::cout << ", " << readable_size(bytes) << " as published";
    std::cout << '\n' << std::flush;
}

void carry_out(const ModelOrder& order, models::ModelInstaller& installer, const std::stop_token& stop) {
    TransferLine line(std::cout, ::isatty(STDOUT_FILENO) == 1,
                      order.file ? std::string(order.file->path) : outbound::shown_address(order.source));
    const auto report = [&](const models::DownloadProgress& progress) { line.report(progress); };
    const auto installed = [&] {
        if (!order.file) return installer.install(order.source, report, stop);
        if (!order.parts.empty()) return installer.install(*order.file, order.parts, stop);
        return installer.install(*order.file, order.source, report, stop);
    }();
    line.finish(fmt::format("{:<24} {:>10}  {}", installed.path, readable_size(installed.bytes),
                            installed.was_there ? "is there already" : "installed"));
}

void print_what_is_next(const std::filesystem::path& models) {
    auto findings = models::look_at_models(models);
    std::erase_if(findings, [](const ModelFileFinding& finding) { return !finding.is_wrong(); });
    print(findings);
    print_voices(models);
    if (!findings.empty()) return;
    std::cout
        << "The Kokoro voice can speak. Try: storyflow say \"Good evening.\" -o evening.wav --engine kokoro "
           "--models "
        << models.string() << '\n';
}

int install(const ModelInstallArguments& arguments, const app::ConfigSources& sources,
            app::Signals& signals) {
    const auto orders = model_orders(arguments);
    const auto models = models_folder(sources);
    announce(orders);
    models::Downloader downloader;
    models::ModelInstaller installer(models, downloader);
    for (const auto& order : orders)
        carry_out(order, installer, signals.stop_token());
    print_what_is_next(models);
    return 0;
}

void add_list(Command& model) {
    auto command = model.subcommand("list", "Show what is in the models folder and what is missing");
    offer_config(command, {"data", "models"});
    command.when_chosen([](const app::ConfigSources& sources, app::Signals&) { return list(sources); });
}

void add_verify(Command& model) {
    auto command = model.subcommand("verify", "Check every file against its SHA-256; 0 when all is in order");
    offer_config(command, {"data", "models"});
    command.when_chosen(verify);
}

void add_install(Command& model) {
    auto command = model.subcommand(
        "install",
        "Get the files of the voices, or install files that you have; goes on where it was interrupted");
    const auto arguments = std::make_shared<ModelInstallArguments>();
    command.offer(
        {"what", "WHAT",
         "network, int8 (the network at a third of its size), voices, config, pack (all voices in one file), "
         "built-in (more voices for the built-in engine), or paths and addresses of files "
         "(default: network voices)"},
        arguments->what);
    command.flag("--all", "Network, configuration and voices", arguments->all);
    command.offer({"--voices", "ID,…", "Only these voices"}, arguments->voices);
    command.offer({"--from", "BASE", "Folder or address to get the published files from"}, arguments->from);
    offer_config(command, {"data", "models"});
    command.when_chosen([arguments](const app::ConfigSources& sources, app::Signals& signals) {
        return install(*arguments, sources, signals);
    });
}

}  // namespace

void add_model(Command& program) {
    auto command = program.subcommand("model", "Get, list and check the files of the Kokoro voice");
    command.require_subcommand();
    add_list(command);
    add_verify(command);
    add_install(command);
}

}  // namespace storyflow::cli
