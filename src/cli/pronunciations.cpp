#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "app/config.hpp"
#include "app/story_stores.hpp"
#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/utf8.hpp"
#include "cli/command_line.hpp"
#include "narration/pronunciation_check.hpp"
#include "narration/pronunciation_uses.hpp"

namespace storyflow::cli {

namespace {

struct PronunciationArguments {
    std::string project;
    std::string word;
    std::string spoken_as;
};

/// A project's pronunciations in the configured database, which a running server may use at the same time.
class Dictionary {
  public:
    Dictionary(const app::ConfigSources& sources, const std::string& project)
        : stores_(app::open_existing_stores(app::load_config(sources), ids_)),
          store_(stores_->pronunciations()),
          project_(project) {}

    void list() {
        const narration::PronunciationUses uses(store_, project_id());
        const auto counts = uses.count(stores_->segments());
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const auto& entry = uses.entries()[i];
            std::cout << fmt::format("# {}\n{} = {}\n", shown(counts[i]), entry.word, entry.spoken_as);
        }
    }

    void set(const std::string& word, const std::string& spoken_as) {
        if (const auto fault = narration::fault_of_word(word)) throw wrong("WORD", *fault);
        if (const auto fault = narration::fault_of_pronunciation(spoken_as))
            throw wrong("PRONUNCIATION", *fault);
        if (const auto known = find(word)) {
            store_.edit(known->id, {.word = word, .spoken_as = spoken_as});
        } else if (!store_.add(project_id(), word, spoken_as)) {
            throw wrong("PROJECT", "there is no project with this id");
        }
    }

    void remove(const std::string& word) {
        const auto known = find(word);
        if (!known) throw wrong("WORD", "the project has no pronunciation of \"" + word + "\"");
        store_.remove(known->id);
    }

  private:
    [[nodiscard]] static std::string shown(const narration::PronunciationUse& use) {
        const auto outdated =
            use.outdated > 0 ? fmt::format(", {} narrated before its last change", use.outdated) : "";
        return fmt::format("{} {}{}", use.segments, use.segments == 1 ? "segment" : "segments", outdated);
    }
    [[nodiscard]] static base::Error wrong(const std::string& what, const std::string& why) {
        return {base::ErrorKind::invalid_input, what + ": " + why};
    }
    [[nodiscard]] std::string project_id() const {
        if (auto id = base::parse_uuid(project_)) return *std::move(id);
        throw wrong("PROJECT", "this is not the id of a project");
    }
    [[nodiscard]] std::optional<story::Pronunciation> find(const std::string& word) {
        const auto entries = store_.list(project_id());
        const auto found = std::ranges::find_if(entries, [&](const story::Pronunciation& entry) {
            return base::case_folded(entry.word) == base::case_folded(word);
        });
        return found == entries.end() ? std::nullopt : std::optional(*found);
    }

    base::RandomIdSource ids_;
    std::unique_ptr<app::StoryStores> stores_;
    story::PronunciationStore& store_;
    std::string project_;
};

}  // namespace

void add_pronunciations(Command& program) {
    auto command = program.subcommand("pronunciations", "How a project wants its words to be said");
    command.require_subcommand();
    const auto arguments = std::make_shared<PronunciationArguments>();
    const auto add = [&](const char* name, const char* help,
                         void (*run)(Dictionary&, const PronunciationArguments&)) {
        auto action = command.subcommand(name, help);
        action.require({"project", "PROJECT", "The project's id"}, arguments->project);
        offer_config(action, {"data", "database"});
        action.when_chosen([arguments, run](const app::ConfigSources& sources, app::Signals&) {
            Dictionary dictionary(sources, arguments->project);
            run(dictionary, *arguments);
            return 0;
        });
        return action;
    };
    add("list",
        "Lines of 'word = pronunciation', as --pronunciations reads them, and how many segments say each",
        [](Dictionary& dictionary, const PronunciationArguments&) { dictionary.list(); });
    auto set =
        add("set", "Say a word so from now on", [](Dictionary& dictionary, const PronunciationArguments& a) {
            dictionary.set(std::string(base::trim(a.word)), std::string(base::trim(a.spoken_as)));
        });
    auto remove = add("remove", "Say a word as usual again",
                      [](Dictionary& dictionary, const PronunciationArguments& a) {
                          dictionary.remove(std::string(base::trim(a.word)));
                      });
    for (auto* const action : {&set, &remove})
        action->require({"word", "WORD", "A word or a phrase"}, arguments->word);
    set.require({"spoken_as", "PRONUNCIATION", "/phonemes/ or a respelling"}, arguments->spoken_as);
}

}  // namespace storyflow::cli
