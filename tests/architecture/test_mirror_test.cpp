#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

#include "tests/architecture/source_tree.hpp"

/// `tests/` mirrors `src/`: whoever changes src/x/y.cpp finds its tests in tests/x/y_test.cpp.
namespace storyflow::architecture {
namespace {

/// Sources without a test file of their own, each with the reason.
const std::map<std::string, std::string>& exemptions() {
    static const std::map<std::string, std::string> all = {
        {"src/main.cpp", "hands the arguments to cli; tests/e2e runs the program"},
        {"src/api/book_files.cpp", "the files of an imported book; tests/api/project_import_test.cpp"},
        {"src/books/epub_container.cpp", "the beginning of an EPUB; tests/books/epub_test.cpp"},
        {"src/cli/export.cpp", "wires named_project and exports; tests/e2e/database_commands_test.cpp"},
        {"src/books/gumbo_memory.cpp",
         "where gumbo builds its tree; tests/books/html_tree_test.cpp fills it"},
        {"src/books/markup_tree.cpp", "what parsers build; tests/books/xml_test.cpp"},
        {"src/books/nesting_cost.cpp", "guards the parser of HTML; tests/books/html_tree_test.cpp"},
        {"src/books/page_roles.cpp", "what elements are to a listener; tests/books/page_test.cpp"},
        {"src/cli/command_line.cpp", "parses for the commands; tests/e2e/command_line_test.cpp runs them"},
        {"src/cli/backup.cpp", "calls app/backup and prints its report; tests/e2e/backup_test.cpp"},
        {"src/cli/restore.cpp", "calls app/restore and prints its report; tests/e2e/backup_test.cpp"},
        {"src/cli/completion.cpp", "prints what *_completion.cpp make; tests/e2e/command_line_test.cpp"},
        {"src/cli/key.cpp", "makes, lists and removes keys by app/key_file_edit; tests/e2e/access_test.cpp"},
        {"src/cli/manual.cpp", "prints what manual_page makes; tests/e2e/command_line_test.cpp"},
        {"src/cli/doctor.cpp", "prints what app/diagnosis finds; tests/e2e/command_line_test.cpp"},
        {"src/cli/film.cpp", "wires story_narrator and film; tests/e2e/film_command_test.cpp"},
        {"src/cli/narrate.cpp", "wires story_file and story_narrator; tests/e2e/command_line_test.cpp"},
        {"src/cli/mcp.cpp", "wires McpSession and McpTools to standard input; script/check_mcp.py"},
        {"src/cli/say.cpp", "wires speak_script; tests/e2e/command_line_test.cpp"},
        {"src/cli/serve.cpp", "runs the application; tests/e2e/serve_test.cpp"},
        {"src/cli/text.cpp", "prints what becomes of text; tests/e2e/command_line_test.cpp"},
        {"src/cli/voices.cpp", "prints the voices; tests/e2e/command_line_test.cpp"},
        {"src/app/application.cpp",
         "composes the rooms; tests/e2e/serve_test.cpp starts, stops and kills it"},
        {"src/app/heap.cpp", "settings of the heap; tests/e2e/memory_test.cpp weighs the program"},
        {"src/app/narration_room.cpp",
         "composes what narrates; tests/e2e/serve_test.cpp and worker_test.cpp"},
        {"src/app/story_stores.cpp", "chooses the adapters; tests/e2e/serve_test.cpp and worker_test.cpp"},
        {"src/app/worker.cpp", "composes the rooms; tests/e2e/worker_test.cpp starts, freezes and kills it"},
        {"src/app/worker_settings.cpp", "numbers for the workers; tests/e2e/worker_test.cpp"},
        {"src/cli/worker.cpp", "runs the worker; tests/e2e/worker_test.cpp"},
        {"src/api/event_subject.cpp", "what TaskEventStream tells of; tests/api/task_event_stream_test.cpp"},
        {"src/film/decoders.cpp", "the inside of read_picture; tests/film/read_picture_test.cpp"},
        {"src/film/light.cpp", "the inside of Crossfade; tests/film/crossfade_test.cpp"},
        {"src/film/part_encoder.cpp", "runs ffmpeg; tests/film/film_test.cpp looks at its films"},
        {"src/film/row_filter.cpp", "the inside of Sampler; tests/film/sampler_test.cpp"},
        {"src/film/text_drawing.cpp", "the inside of painters; tests/film/card_painter_test.cpp"},
        {"src/film/subtitle_font.cpp", "tests/film/subtitle_painter_test.cpp draws with it"},
        {"src/store/sql/announcements.cpp",
         "sent by PostgreSQL only; tests/store/postgres/announcements_test.cpp"},
        {"src/api/added_files.cpp",
         "files that come with a story; tests/api/project_import_test.cpp and project_copy_test.cpp"},
        {"src/store/sql/changed_pronunciation.cpp", "tests/contract/change_store_contract.cpp"},
        {"src/store/sql/project_removal.cpp",
         "tests/contract/project_store_contract.cpp and removed_projects_contract.cpp"},
        {"src/store/sql/pronunciation_rows.cpp", "tests/contract/pronunciation_store_contract.cpp"},
        {"src/store/sql/logo_rows.cpp", "tests/contract/settings_media_store_contract.cpp"},
        {"src/store/sql/settings_rows.cpp", "tests/contract/settings_store_contract.cpp"},
        {"src/store/sql/dialect.cpp", "the lanes of the queue; tests/contract/work_queue_contract.cpp"},
        {"src/store/sql/render_status.cpp",
         "the status that follows tasks; tests/contract/film_store_contract.cpp"},
        {"src/tasks/task_keeper.cpp",
         "the inside of TaskManager; tests/tasks/task_manager_test.cpp and task_store_outage_test.cpp"},
        {"src/tasks/task_runtime.cpp", "the inside of TaskManager; tests/tasks/task_manager_test.cpp"},
        {"src/http/connection_registry.cpp", "the inside of Server; tests/http/server_test.cpp"},
        {"src/wyoming/connection.cpp", "the inside of Server; tests/wyoming/server_test.cpp"},
        {"src/http/listening_socket.cpp", "the inside of Server; tests/http/server_test.cpp"},
        {"src/http/refusals.cpp", "the inside of Connection; tests/http/connection_limits_test.cpp"},
        {"src/http/route_pattern.cpp", "the inside of Router; tests/http/router_test.cpp"},
        {"src/http/timed_stream.cpp", "the inside of Connection; tests/http/connection_limits_test.cpp"},
        {"src/exports/scratch_folder.cpp", "files on their way; tests/exports/export_story_test.cpp"},
        {"src/exports/sound_files.cpp", "the inside of export_story; tests/exports/export_story_test.cpp"},
        {"src/exports/json_string.cpp", "quotes of Boost.JSON; tests/exports/word_list_test.cpp"},
        {"src/cli/finish.cpp", "asks a running server; tests/e2e/kokoro_test.cpp"},
        {"src/cli/model.cpp",
         "prints and wires models/model_install and model_inventory; tests/e2e/model_command_test.cpp"},
        {"src/cli/pronunciations.cpp", "prints and edits a dictionary; tests/e2e/database_commands_test.cpp"},
        {"src/cli/speaking_options.cpp", "options of say, narrate and text; tests/e2e/command_line_test.cpp"},
        {"src/speech/hibari/network/decoder.cpp",
         "layers of the network; tests/speech/hibari/network/network_test.cpp holds them to the original"},
        {"src/speech/hibari/network/mixing_block.cpp",
         "layers of the network; tests/speech/hibari/network/network_test.cpp holds them to the original"},
        {"src/speech/hibari/network/prosody.cpp",
         "layers of the network; tests/speech/hibari/network/network_test.cpp holds them to the original"},
        {"src/speech/hibari/network/text_encoder.cpp",
         "layers of the network; tests/speech/hibari/network/network_test.cpp holds them to the original"},
        {"src/speech/kernels/block_product.cpp",
         "the inside of Convolution; tests/speech/kernels/convolution_test.cpp"},
        {"src/speech/kernels/packed_convolution.cpp",
         "the inside of Convolution; tests/speech/kernels/convolution_test.cpp"},
        {"src/speech/kernels/filter_transforms.cpp",
         "the inside of FilteredConvolution; tests/speech/kernels/filtered_convolution_test.cpp"},
        {"src/speech/kernels/packed_weights.cpp",
         "packed numbers of the kernels; tests/speech/kokoro/weights/prepared_network_test.cpp"},
        {"src/speech/kokoro/weights/weight_cache_writer.cpp",
         "writes what WeightCache reads; tests/speech/kokoro/weights/weight_cache_test.cpp"},
        {"src/speech/english/lexicon_bytes.cpp",
         "the bytes of a file; tests/speech/english/lexicon_test.cpp reads them"},
        {"src/speech/files/pickle_machine.cpp", "the inside of pickle; tests/speech/files/pickle_test.cpp"},
        {"src/speech/files/pickle_objects.cpp", "the inside of pickle; tests/speech/files/pickle_test.cpp"},
        {"src/speech/kernels/lstm_step.cpp",
         "the inside of BidirectionalLstm; tests/speech/kernels/lstm_test.cpp"},
        {"src/books/bracketed_notes.cpp", "the inside of read_plain_text; tests/books/plain_text_test.cpp"},
        {"src/books/contents_list.cpp", "the inside of read_plain_text; tests/books/plain_text_test.cpp"},
        {"src/books/gutenberg_frame.cpp", "the inside of read_plain_text; tests/books/plain_text_test.cpp"},
        {"src/books/lines.cpp", "what readers of lines share; tests/books/plain_text_test.cpp"},
        {"src/books/unescaped.cpp", "character references; tests/books/markdown_test.cpp"},
        {"src/books/title_page.cpp", "the inside of read_plain_text; tests/books/plain_text_test.cpp"},
        {"src/books/markdown_source.cpp", "the inside of read_markdown; tests/books/markdown_test.cpp"},
        {"src/books/story_blocks.cpp", "the inside of read_story_form; tests/books/story_forms_test.cpp"},
        {"src/books/story_json.cpp", "the inside of read_story_form; tests/books/story_forms_test.cpp"},
        {"src/text/english/address_words.cpp",
         "what addresses are made of; tests/text/english/address_rules_test.cpp"},
        {"src/text/english/capital_words.cpp",
         "which capitals are words; tests/text/english/acronym_rules_test.cpp"},
        {"src/text/characters.cpp", "what rules ask about characters; tests/text/normalise_test.cpp"},
        {"src/text/english/currencies.cpp", "a table; tests/text/english/money_rules_test.cpp"},
        {"src/text/english/month_names.cpp", "a table; tests/text/english/date_rules_test.cpp"},
        {"src/text/plain_text.cpp", "cleans the text for the rules; tests/text/normalise_test.cpp"},
        {"src/text/english/sentence_end.cpp",
         "whether a dot ends a sentence; tests/text/english/abbreviation_rules_test.cpp"},
        {"src/text/english/spoken_writer.cpp", "writes what the rules say; tests/text/normalise_test.cpp"},
        {"src/text/english/unit_names.cpp", "a table; tests/text/english/unit_rules_test.cpp"},
        {"src/speech/espeak/conversation.cpp",
         "the inside of EspeakProcess; tests/speech/espeak/espeak_process_test.cpp"},
    };
    return all;
}

std::string test_of(const std::string& source) {
    const std::filesystem::path inside = std::filesystem::path(source).lexically_relative("src");
    return ("tests" / inside.parent_path() / (inside.stem().string() + "_test.cpp")).generic_string();
}

bool exists(const std::string& file) {
    return std::filesystem::exists(repository() / file);
}

/// The suite that a store shares with the other database.
std::string contract_of(const std::string& source) {
    return "tests/contract/" + std::filesystem::path(source).stem().string() + "_contract.cpp";
}

TEST(TestMirror, EverySourceHasATestFileOrAReason) {
    for (const std::string& file : source_files("src")) {
        if (!file.ends_with(".cpp") || exemptions().contains(file)) continue;
        if (room_of(file) == "store" && exists(contract_of(file))) continue;
        EXPECT_TRUE(exists(test_of(file))) << file << " has no " << test_of(file);
    }
}

TEST(TestMirror, EveryExemptionIsStillNeeded) {
    for (const auto& [file, reason] : exemptions()) {
        EXPECT_TRUE(exists(file)) << file << " is exempt but does not exist";
        EXPECT_FALSE(exists(test_of(file))) << file << " is exempt but has a test";
        EXPECT_FALSE(reason.empty()) << file;
    }
}

}  // namespace
}  // namespace storyflow::architecture
