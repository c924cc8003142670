#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <string>

#include "app/key_file.hpp"
#include "app/key_file_edit.hpp"
#include "base/error.hpp"
#include "base/ids.hpp"
#include "cli/command_line.hpp"

namespace storyflow::cli {

namespace {

/// 256 random bits: more than can be guessed, so that a plain digest protects them in the file.
constexpr std::size_t secret_digits = 64;

struct NewKeyArguments {
    std::string name;
    std::string scope;
};

std::filesystem::path key_file(const app::ConfigSources& sources) {
    const auto config = app::load_config(sources);
    if (config.api_keys) return *config.api_keys;
    throw base::Error(base::ErrorKind::invalid_input,
                      "Name the key file: --api-keys FILE, the same that the server is given.");
}

int make_key(const NewKeyArguments& arguments, const app::ConfigSources& sources) {
    const auto scope = http::key_scope(arguments.scope);
    if (!scope) throw base::Error(base::ErrorKind::invalid_input, "--scope: is read, write or admin");
    const auto file = key_file(sources);
    const auto secret = "sf-" + base::RandomIdSource().hex(secret_digits);
    app::append_key(file, arguments.name, *scope, secret);
    std::cout << secret << std::endl;
    std::cerr << "This key is shown only once; " << file.string()
              << " keeps its digest. A server that was started with this file takes it within two seconds.\n";
    return 0;
}

int list_keys(const app::ConfigSources& sources) {
    const auto file = app::read_key_file(key_file(sources));
    for (const auto& key : file.keys)
        std::cout << fmt::format("{:<{}} {}\n", key.name, app::longest_key_name, http::to_string(key.scope));
    if (file.warning) std::cerr << *file.warning << '\n';
    return 0;
}

int remove_key(const std::string& name, const app::ConfigSources& sources) {
    const auto file = key_file(sources);
    const auto removed = app::remove_key(file, name);
    std::cout << fmt::format("Removed the key {}, which had the scope {}.\n", name,
                             http::to_string(removed.scope))
              << std::flush;
    std::cerr << "A server that was started with " << file.string()
              << " refuses it within two seconds; a request that is running goes on.\n";
    if (removed.left == 0)
        std::cerr << "No key is left in the file: it lets nobody in, and no server starts with it alone.\n";
    return 0;
}

void add_new(Command& key) {
    auto command = key.subcommand("new", "Print a new key, and add its digest to the key file");
    const auto arguments = std::make_shared<NewKeyArguments>();
    command.require({"name", "NAME", "Whose key it is: 1 to 64 letters, digits, '.', '_' or '-'"},
                    arguments->name);
    command.require({"--scope", "read|write|admin", "What it allows; each includes those before it"},
                    arguments->scope);
    offer_config(command, {"api-keys"});
    command.when_chosen([arguments](const app::ConfigSources& sources, app::Signals&) {
        return make_key(*arguments, sources);
    });
}

void add_list(Command& key) {
    auto command = key.subcommand("list", "Show the names and scopes in the key file");
    offer_config(command, {"api-keys"});
    command.when_chosen([](const app::ConfigSources& sources, app::Signals&) { return list_keys(sources); });
}

void add_remove(Command& key) {
    auto command = key.subcommand("remove", "Take a key back: remove its line from the key file");
    const auto name = std::make_shared<std::string>();
    command.require({"name", "NAME", "The key's name, as 'storyflow key list' shows it"}, *name);
    offer_config(command, {"api-keys"});
    command.when_chosen(
        [name](const app::ConfigSources& sources, app::Signals&) { return remove_key(*name, sources); });
}

}  // namespace

void add_key(Command& program) {
    auto command = program.subcommand("key", "Make, list and remove API keys for a server");
    command.require_subcommand();
    add_new(command);
    add_list(command);
    add_remove(command);
}

}  // namespace storyflow::cli
