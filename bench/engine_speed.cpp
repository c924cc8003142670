#include "bench/engine_speed.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "bench/fma_peak.hpp"
#include "bench/network_speed.hpp"
#include "speech/kokoro/kokoro_engine.hpp"
#include "tests/support/synthetic_checkpoint.hpp"
#include "tests/support/tiny_model.hpp"

namespace storyflow::bench {

using namespace speech::kokoro;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t cores = 2;

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Two hundred characters of a story.
constexpr std::string_view text =
    "the lamp burned all summer on the steep cliff, and nobody on the coast slept badly. at dawn the keeper "
    "climbed down the stairs, counted the ships that had passed, and wrote their names into his old book.";
static_assert(text.size() >= 195 && text.size() <= 205);

/// The words of a line, with their punctuation.
text::SpokenText words_of(std::string_view line) {
    text::SpokenText spoken = speech::kokoro::spoken(line);
    for (text::SpokenWord& word : spoken.words) {
        const char last = word.text.back();
        if (last != ',' && last != '.') continue;
        word.text.pop_back();
        word.trail = std::string(1, last) + " ";
        word.ends_sentence = last == '.';
    }
    return spoken;
}

/// Resets the system's record of the process's peak memory.
void forget_peak() {
    std::ofstream("/proc/self/clear_refs") << "5";
}

double peak_since_forgotten_mib() {
    std::ifstream file("/proc/self/status");
    std::string word;
    while (file >> word) {
        double kibibytes = 0.0;
        if (word == "VmHWM:" && file >> kibibytes) return kibibytes / 1024.0;
    }
    return 0.0;
}

double resident_mib() {
    std::ifstream file("/proc/self/statm");
    std::size_t all = 0;
    std::size_t resident = 0;
    file >> all >> resident;
    return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1048576.0;
}

/// Random words of the text, 60 to 300 characters.
std::string random_line(std::mt19937& random) {
    std::string line;
    const std::size_t words = 8 + random() % 30;
    for (std::size_t i = 0; i < words; ++i) {
        const std::size_t begin = text.find(' ', random() % (text.size() - 20)) + 1;
        line.append(line.empty() ? "" : " ").append(text.substr(begin, text.find(' ', begin) - begin));
    }
    return line;
}

/// Returns the seconds of sound.
double speak_all(speech::KokoroEngine& engine, std::string_view line) {
    double sound = 0.0;
    for (auto& chunk : engine.chunks(words_of(line), speech::VoiceChoice(), {}))
        sound += engine.speak({std::move(chunk), speech::VoiceChoice()}, {}).sound.duration();
    return sound;
}

/// Speaks the lines on as many workers as there are cores. Returns the seconds of sound.
double speak_side_by_side(speech::KokoroEngine& engine, std::span<const std::string> lines) {
    std::atomic<std::size_t> next{0};
    std::atomic<double> sound{0.0};
    std::vector<std::jthread> workers;
    for (std::size_t worker = 0; worker < cores; ++worker) {
        workers.emplace_back([&] {
            for (std::size_t i = next++; i < lines.size(); i = next++)
                sound += speak_all(engine, lines[i]);
        });
    }
    workers.clear();
    return sound;
}

}  // namespace

void write_synthetic_models(const std::filesystem::path& models) {
    std::filesystem::create_directories(models / "voices");
    support::write_synthetic_checkpoint(models / "kokoro-v1_0.pth");
    const VoiceTable table{.style_width = 256, .values = std::vector<float>(510UL * 256, 0.1F)};
    support::write_torch_voice(models / "voices" / "af_bella.pt", table);
}

void print_load_times(const std::filesystem::path& models) {
    SpellingPhonemizer phonemizer;
    fmt::print("\nStart, with the checkpoint in the system's file cache\n");
    for (const char* const start : {"first: weights are prepared", "later: prepared weights are mapped"}) {
        speech::KokoroEngine engine({.models = models, .cores = cores}, phonemizer);
        const double cpu = process_seconds();
        const auto begin = Clock::now();
        engine.load();
        fmt::print("  {:<36} {:>7.3f} s, {:.3f} s of computing\n", start, seconds_since(begin),
                   process_seconds() - cpu);
    }
}

void print_first_sound(const std::filesystem::path& models) {
    SpellingPhonemizer phonemizer;
    speech::KokoroEngine engine({.models = models, .cores = cores}, phonemizer);
    engine.load();
    double wall = 1e9;
    double cpu = 1e9;
    double sound = 0.0;
    for (int repeat = 0; repeat < 5; ++repeat) {
        const double cpu_begin = process_seconds();
        const auto begin = Clock::now();
        auto chunks = engine.chunks(words_of(text), speech::VoiceChoice(), {});
        sound = engine.speak({std::move(chunks.front()), speech::VoiceChoice()}, {}).sound.duration();
        wall = std::min(wall, seconds_since(begin));
        cpu = std::min(cpu, process_seconds() - cpu_begin);
    }
    fmt::print(
        "\nFirst sound of a text of {} characters on {} cores: {:.3f} s, of computing {:.3f} s ({:.3f} s per "
        "core); the first chunk lasts {:.2f} s\n",
        text.size(), cores, wall, cpu, cpu / cores, sound);
}

void print_memory(const std::filesystem::path& models, std::size_t segments) {
    SpellingPhonemizer phonemizer;
    speech::KokoroEngine engine({.models = models, .cores = cores}, phonemizer);
    engine.load();
    fmt::print("\nMemory with {} workers: {:.0f} MiB when loaded\n", cores, resident_mib());
    std::mt19937 random(3);
    std::vector<std::string> lines(segments);
    for (std::string& line : lines)
        line = random_line(random);
    double sound = 0.0;
    const std::size_t step = std::max<std::size_t>(1, segments / 10);
    for (std::size_t first = 0; first < segments; first += step) {
        const std::size_t count = std::min(step, segments - first);
        forget_peak();
        sound += speak_side_by_side(engine, std::span(lines).subspan(first, count));
        fmt::print(
            "  after {:>4} segments, {:>6.0f} s of sound: idle {:.0f} MiB, peak of this part {:.0f} MiB\n",
            first + count, sound, resident_mib(), peak_since_forgotten_mib());
        std::fflush(stdout);
    }
}

}  // namespace storyflow::bench
