#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audio/pcm.hpp"
#include "audio/wav.hpp"
#include "base/child_program.hpp"
#include "base/file.hpp"
#include "film/film.hpp"
#include "film/frame_painter.hpp"
#include "tests/support/temporary_directory.hpp"

/// A film beside the encoder alone. Usage: film_bench PICTURES [SECONDS [PRESET [all]]]
///
/// Makes a film of 1920 x 1080 pixels at 30 frames per second from the pictures in a folder, with subtitles
/// and crossfades, a picture every four seconds; with `all` also with both cards, music, and a colour for the
/// word that is heard. Then lets ffmpeg encode the same frames from a file with the
/// same settings. Prints time, computing time of all processes, their ratios, and the memory of this process.
/// On a machine that others use, compare the computing times.
namespace storyflow::bench {

namespace {

constexpr film::FrameSize size{1920, 1080};
constexpr int frames_per_second = 30;
constexpr double seconds_of_a_scene = 3.7;

struct Cost {
    double wall = 0.0;
    double own = 0.0;      ///< computing time of this process
    double encoder = 0.0;  ///< of children

    Cost& operator+=(const Cost& more) {
        wall += more.wall;
        own += more.own;
        encoder += more.encoder;
        return *this;
    }
};

double computing(int whose) {
    ::rusage usage{};
    ::getrusage(whose, &usage);
    const auto seconds = [](const ::timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Cost cost_of(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    const double own = computing(RUSAGE_SELF);
    const double children = computing(RUSAGE_CHILDREN);
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
            computing(RUSAGE_SELF) - own, computing(RUSAGE_CHILDREN) - children};
}

double megabytes(int whose) {
    ::rusage usage{};
    ::getrusage(whose, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void print(const std::string& name, const Cost& cost, std::int64_t frames) {
    const double each = 1000.0 / static_cast<double>(frames);
    fmt::print("{:22} {:7.2f} s  ({:5.1f} ms/frame computing: own {:5.1f}, ffmpeg {:5.1f})\n", name,
               cost.wall, (cost.own + cost.encoder) * each, cost.own * each, cost.encoder * each);
}

std::filesystem::path write_tone(const std::filesystem::path& file, double seconds) {
    audio::Pcm sound;
    for (int i = 0; i < static_cast<int>(seconds * sound.sample_rate); ++i)
        sound.samples.push_back(0.3F * std::sin(0.05F * static_cast<float>(i)));
    base::replace_file(file, audio::encode_wav(sound));
    return file;
}

film::FilmOrder order_of(const std::filesystem::path& pictures, int scenes,
                         const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(pictures))
        files.push_back(entry.path());
    film::FilmOrder order;
    order.style.size = size;
    order.style.timing.frames_per_second = frames_per_second;
    order.ffmpeg = base::find_program("ffmpeg", "/usr/bin:/usr/local/bin");
    for (int i = 0; i < scenes; ++i) {
        film::Scene scene;
        scene.narration = write_tone(folder / fmt::format("{:03}.wav", i), seconds_of_a_scene);
        scene.picture = files[static_cast<std::size_t>(i) % files.size()];
        for (int word = 0; word < 12; ++word) {
            const auto at = static_cast<std::int64_t>(scene.script.size());
            scene.script += "quietly ";
            scene.words.push_back({"quietly", "quietly", 0.3 * word, 0.3 * (word + 1), at, at + 7});
        }
        order.scenes.push_back(std::move(scene));
    }
    return order;
}

void adorn(film::FilmOrder& order, const std::filesystem::path& folder) {
    order.title_card = film::Card{"The Lighthouse at the End of the Sea", "Anna Quist"};
    order.end_card = film::Card{"The end", ""};
    order.music = film::Music{write_tone(folder / "music.wav", 20.0)};
    order.style.subtitles.word_colour = 0xFFD54A;
}

void run(const std::filesystem::path& pictures, double seconds, const std::string& preset, bool has_all) {
    const support::TemporaryDirectory folder;
    auto order = order_of(pictures, std::max(1, static_cast<int>(seconds / 4)), folder.path());
    order.preset = preset;
    if (has_all) adorn(order, folder.path());
    std::optional<film::FilmMaker> prepared;
    auto film = cost_of([&] { prepared.emplace(order, folder.path()); });
    const auto& maker = *prepared;
    const auto frames = maker.plan().timeline.frames();
    film +=
        cost_of([&] { (void)maker.make(folder.path() / "film.mp4", [](std::int64_t, std::int64_t) {}, {}); });
    const double memory = megabytes(RUSAGE_SELF);
    const double encoder_memory = megabytes(RUSAGE_CHILDREN);

    const auto raw = folder.path() / "frames.yuv";
    const auto painting = cost_of([&] {
        film::FramePainter painter(maker.plan());
        film::Frame frame(size);
        std::ofstream file(raw, std::ios::binary);
        for (std::int64_t number = 0; number < frames; ++number) {
            painter.paint(number, frame);
            file.write(frame.bytes().data(), static_cast<std::streamsize>(frame.bytes().size()));
        }
    });
    const auto alone = cost_of([&] {
        base::ChildProgram program({order.ffmpeg, {"-v",         "error",
                                                   "-y",         "-f",
                                                   "rawvideo",   "-pixel_format",
                                                   "yuv420p",    "-video_size",
                                                   "1920x1080",  "-framerate",
                                                   "30",         "-i",
                                                   raw.string(), "-c:v",
                                                   "libx264",    "-preset",
                                                   preset,       "-crf",
                                                   "20",         "-profile:v",
                                                   "high",       "-g",
                                                   "150",        "-f",
                                                   "mp4",        (folder.path() / "alone.mp4").string()}},
                                   {.patience = std::chrono::minutes(30)});
        (void)program.finish({});
    });
    fmt::print("{} frames of {} x {}, preset {}{}\n", frames, size.width, size.height, preset,
               has_all ? ", with cards, music and coloured words" : "");
    print("the film", film, frames);
    print("painted to a file", painting, frames);
    print("the encoder alone", alone, frames);
    fmt::print("film/encoder: {:.2f} of the time, {:.2f} of the computing time\n", film.wall / alone.wall,
               (film.own + film.encoder) / alone.encoder);
    fmt::print("memory: own {:.0f} MB, ffmpeg {:.0f} MB\n", memory, encoder_memory);
}

}  // namespace

}  // namespace storyflow::bench

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print("Usage: film_bench PICTURES [SECONDS [PRESET [all]]]\n");
        return 2;
    }
    storyflow::bench::run(argv[1], argc > 2 ? std::atof(argv[2]) : 12.0, argc > 3 ? argv[3] : "veryfast",
                          argc > 4 && std::string(argv[4]) == "all");
    return 0;
}
