#include "tests/architecture/house.hpp"

namespace storyflow::architecture {

const Doors& doors_of_rooms() {
    static const Doors doors = {
        {"base", {}},
        {"text", {}},
        {"text/english", {"text"}},
        {"books", {"text"}},
        {"audio", {}},
        {"media", {}},
        {"http", {}},
        {"story", {}},
        {"tasks", {}},
        {"speech", {"audio", "text"}},
        {"speech/espeak", {"speech", "audio", "text"}},
        {"speech/files", {}},
        {"speech/kernels", {}},
        {"speech/english", {"speech", "text"}},
        {"speech/language", {"speech", "text", "speech/english"}},
        {"speech/hibari",
         {"speech", "audio", "text", "speech/files", "speech/kernels", "speech/language",
          "speech/hibari/network"}},
        {"speech/hibari/network", {"speech/files", "speech/kernels"}},
        {"speech/kokoro",
         {"speech", "audio", "text", "speech/files", "speech/kernels", "speech/language",
          "speech/kokoro/files", "speech/kokoro/network", "speech/kokoro/weights"}},
        {"speech/kokoro/files", {"speech", "speech/files"}},
        {"speech/kokoro/network", {"speech/files", "speech/kernels", "speech/kokoro/files"}},
        {"speech/kokoro/weights",
         {"speech/files", "speech/kernels", "speech/kokoro/files", "speech/kokoro/network"}},
        {"outbound", {}},
        {"models", {"outbound", "speech", "speech/files", "speech/kokoro/files"}},
        {"narration", {"story", "tasks", "text", "speech", "audio", "media"}},
        {"exports", {"books", "story", "tasks", "text", "narration", "audio", "media"}},
        {"film", {"story", "tasks", "narration", "audio", "media"}},
        {"store/sql", {"story", "tasks"}},
        {"store/sqlite", {"store/sql", "story", "tasks"}},
        {"store/postgres", {"store/sql", "story", "tasks"}},
        {"wyoming", {"audio", "http", "narration", "speech", "story", "text"}},
        {"metrics", {"http", "tasks", "narration", "speech"}},
        {"mcp", {}},
        {"api",
         {"books", "exports", "film", "mcp", "story", "tasks", "narration", "speech", "media", "http"}},
        {"app",
         {"api", "audio", "exports", "film", "http", "media", "metrics", "models", "narration", "outbound",
          "speech", "story", "tasks", "text", "wyoming"}},
        {"cli",
         {"app", "audio", "books", "exports", "film", "mcp", "media", "models", "narration", "outbound",
          "speech", "story", "text"}},
        {"main", {"app", "cli"}},
    };
    return doors;
}

const Doors& doors_of_units() {
    static const Doors doors = {
        // What reads a script asks English how it is said.
        {"text/normalise", {"text/english"}},
        {"text/markup", {"text/english"}},
        {"text/read_script", {"text/english"}},
        {"text/sentences", {"text/english"}},
        // Books divide words at line ends, and number chapters, as scripts do.
        {"books/heading_line", {"text/english"}},
        {"books/line_join", {"text/english"}},
        // Objects of inner folders are built here, and ports leave.
        {"app/story_stores", {"store/sql", "store/sqlite", "store/postgres"}},
        {"narration/explained_reading", {"speech/language"}},
        {"app/engine_room", {"speech/espeak", "speech/hibari", "speech/kokoro", "speech/language"}},
        {"app/diagnosis", {"speech/kokoro/files"}},
        // A backup copies the database file itself, which no port does.
        {"app/backup", {"store/sqlite"}},
    };
    return doors;
}

const Doors& doors_of_tests() {
    static const Doors doors = {
        // What tests share sets up parts of every room.
        {"tests/support",
         {"audio", "http", "media", "models", "narration", "speech", "speech/files", "speech/kernels",
          "speech/kokoro/files", "speech/kokoro/network", "store/sql", "store/sqlite", "story", "tasks",
          "text"}},
        {"tests/contract", {"story", "tasks", "store/sql"}},
        {"tests/contract/speech_engine_contract", {"audio", "speech", "text"}},
        {"tests/speech", {"tests/contract/speech_engine_contract"}},
        {"tests/speech/espeak", {"tests/contract/speech_engine_contract"}},
        {"tests/speech/hibari", {"tests/contract/speech_engine_contract"}},
        {"tests/speech/kokoro", {"tests/contract/speech_engine_contract"}},
        {"tests/store/sql", {"tests/contract"}},
        {"tests/store/sqlite", {"tests/contract"}},
        {"tests/store/postgres", {"tests/contract"}},
        // Real servers to talk to, and real stores to work from.
        {"tests/outbound", {"tests/http"}},
        {"tests/models", {"tests/http"}},
        {"tests/tasks/queued_work", {"store/sql", "store/sqlite"}},
        {"tests/speech/hibari/network", {"speech/hibari", "tests/speech/hibari"}},
        {"tests/speech/language/transcriber_test", {"speech/espeak", "tests/speech/espeak"}},
        // The whole program, and what it left behind.
        {"tests/e2e", {"app", "audio", "narration"}},
        {"tests/e2e/kokoro_test", {"speech/espeak", "speech/files", "speech/kokoro", "speech/kokoro/files"}},
        {"tests/hostile", {"app", "audio", "story", "tests/e2e"}},
        {"tests/torture", {"app", "audio", "tests/e2e"}},
        // Benches share these few things with the tests.
        {"bench",
         {"app", "tasks", "speech/files", "speech/hibari", "speech/hibari/network", "speech/kernels",
          "speech/kokoro", "speech/kokoro/files", "speech/kokoro/network", "speech/kokoro/weights",
          "tests/support/eventually", "tests/support/golden_checks", "tests/support/postgres_server",
          "tests/support/synthetic_checkpoint", "tests/support/synthetic_weights",
          "tests/support/temporary_directory", "tests/support/tiny_model"}},
        // Fuzz programs look at the parsers of the rooms; one at the whole API.
        {"fuzz",
         {"app",
          "audio",
          "books",
          "cli",
          "film",
          "http",
          "mcp",
          "media",
          "models",
          "narration",
          "outbound",
          "speech",
          "speech/english",
          "speech/espeak",
          "speech/files",
          "speech/language",
          "speech/kokoro/files",
          "speech/kokoro/weights",
          "text",
          "wyoming"}},
        {"fuzz/api_fuzz",
         {"api", "exports", "tasks", "tests/api/services_of", "tests/api/streamed_body",
          "tests/support/story_room", "tests/support/tone_engine"}},
        {"bench/exports_bench", {"exports", "books", "audio"}},
        {"bench/film_bench", {"film", "audio"}},
        {"bench/reading_bench", {"text", "speech", "speech/espeak", "speech/language"}},
    };
    return doors;
}

const Doors& all_doors() {
    static const Doors doors = [] {
        Doors all = doors_of_rooms();
        all.insert(all.end(), doors_of_units().begin(), doors_of_units().end());
        all.insert(all.end(), doors_of_tests().begin(), doors_of_tests().end());
        return all;
    }();
    return doors;
}

const std::vector<Home>& homes_of_libraries() {
    static const std::vector<Home> homes = {
        {"Asio and Beast", "^boost/(asio|beast)", {"http", "wyoming"}},
        {"Boost.JSON",
         "^boost/json",
         {"api", "books", "cli", "exports", "film", "mcp", "speech/files", "speech/kokoro/files", "wyoming"}},
        {"Highway", "^hwy/", {"film", "speech/kernels"}},
        {"libcurl", "^curl/", {"outbound"}},
        {"OpenSSL", "^openssl/", {"base"}},
        {"SQLite", "^(SQLiteCpp/|sqlite3)", {"store/sqlite"}},
        {"libpqxx", "^pqxx/", {"store/postgres"}},
        {"eSpeak NG (GPL-3.0)", "^espeak-ng/", {"espeak"}},
        {"libsndfile, libsamplerate, libebur128 and libsonic",
         "^(sndfile|samplerate|ebur128|sonic\\.)",
         {"audio"}},
        {"libpng, libjpeg-turbo and libwebp", "^(png|turbojpeg|webp/)", {"film", "media"}},
        {"Pango, Cairo, GLib and fontconfig", "^(pango/|cairo|glib|fontconfig/)", {"film"}},
        {"prometheus-cpp", "^prometheus/", {"metrics"}},
        {"ICU", "^unicode/", {"base", "text", "books"}},
        {"md4c", "^md4c", {"books"}},
        {"Brotli and zlib", "^(brotli/|zlib\\.h)", {"http"}},
        {"libzip", "^zip\\.h", {"books", "exports"}},
        {"libxml2 and gumbo", "^(libxml/|gumbo)", {"books"}},
        {"CLI11", "^CLI/", {"cli"}},
        {"toml++", "^toml\\+\\+", {"app"}},
        // What is a function of values has nothing to log; its caller does.
        {"spdlog", "^spdlog/", {"api", "app", "cli", "narration", "speech", "store", "tasks"}},
        {"fmt",
         "^fmt/",
         {"api", "app", "books", "cli", "exports", "film", "http", "models", "narration", "outbound",
          "speech"}},
    };
    return homes;
}

}  // namespace storyflow::architecture
