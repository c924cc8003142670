#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

#include "audio/wav.hpp"
#include "base/file.hpp"
#include "books/read_book.hpp"
#include "exports/export_story.hpp"
#include "exports/zip_file.hpp"
#include "tests/support/temporary_directory.hpp"

/// A book in and a story out. Usage: exports_bench [HOURS]
///
/// Reads an EPUB with 700 KB of text in forty chapters (the aim is half a second), and exports HOURS (default
/// 10) of synthetic speech, one minute that is heard again and again, to FLAC (the aim for ten hours is a
/// minute on two cores). Prints time and computing time; on a machine that others use, compare the computing
/// times.
namespace storyflow::bench {

namespace {

struct Cost {
    double wall = 0.0;
    double computing = 0.0;
};

double computing() {
    ::rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const ::timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Cost cost_of(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    const double before = computing();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
            computing() - before};
}

/// A chapter of about 17.5 KB of text with some markup.
std::string chapter(int number) {
    std::string body = fmt::format("<h1>Chapter {}</h1>", number);
    for (int paragraph = 0; paragraph < 50; ++paragraph) {
        body += "<p>";
        for (int sentence = 0; sentence < 5; ++sentence) {
            body += fmt::format(
                "The <i>lamp</i> burned all night, and nobody on coast {} slept badly because of it. ",
                paragraph * 5 + sentence);
        }
        body += "</p>\n";
    }
    return "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>C</title></head><body>" + body +
           "</body></html>";
}

std::string book_of(int chapters, const std::filesystem::path& file) {
    std::string items;
    std::string spine;
    std::vector<exports::ZipEntry> entries = {
        {.name = "META-INF/container.xml",
         .bytes = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile "
                  "full-path='b.opf' media-type='application/oebps-package+xml'/></rootfiles></container>"}};
    for (int i = 1; i <= chapters; ++i) {
        entries.push_back({.name = fmt::format("{}.xhtml", i), .bytes = chapter(i), .is_compressed = true});
        items += fmt::format("<item id='c{0}' href='{0}.xhtml' media-type='application/xhtml+xml'/>", i);
        spine += fmt::format("<itemref idref='c{}'/>", i);
    }
    entries.push_back(
        {.name = "b.opf",
         .bytes = "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata/><manifest>" +
                  items + "</manifest><spine>" + spine + "</spine></package>"});
    exports::write_zip(file, entries);
    return base::read_file(file, books::largest_file);
}

void measure_reading(const std::filesystem::path& folder) {
    const auto bytes = book_of(40, folder / "book.epub");
    std::size_t letters = 0;
    const auto cost = cost_of([&] {
        const auto book = books::read_book(bytes, "book.epub");
        for (const auto& block : book.blocks)
            letters += block.text.size();
    });
    fmt::print("reading an EPUB with {:.0f} KB of text: {:.3f} s, {:.3f} s of computing\n",
               static_cast<double>(letters) / 1000.0, cost.wall, cost.computing);
}

/// A minute of a tone whose pitch and level change as those of speech do, with pauses.
void write_minute(const std::filesystem::path& file) {
    audio::Pcm sound;
    double phase = 0.0;
    for (int i = 0; i < 60 * audio::narration_rate; ++i) {
        const double second = static_cast<double>(i) / audio::narration_rate;
        phase += 2.0 * std::numbers::pi * (180.0 + 60.0 * std::sin(second * 3.0)) / audio::narration_rate;
        const double level =
            std::max(0.0, std::sin(second * 12.0)) * (std::fmod(second, 5.0) < 4.3 ? 0.4 : 0.0);
        const double voice =
            std::sin(phase) + 0.5 * std::sin(2.1 * phase) + 0.3 * std::sin(3.3 * phase + 1.0);
        sound.samples.push_back(static_cast<float>(level * voice / 2.0));
    }
    base::write_file(file, audio::encode_wav(sound));
}

void measure_export(const std::filesystem::path& folder, int hours) {
    write_minute(folder / "minute.wav");
    exports::ExportOrder order{.library = media::MediaLibrary(folder), .parts = {}};
    for (int minute = 0; minute < hours * 60; ++minute) {
        exports::StoryPart part;
        part.file = "minute.wav";
        order.parts.push_back(part);
    }
    order.format = exports::ExportFormat::flac;
    order.target = folder / "story.flac";
    const auto cost = cost_of([&] { static_cast<void>(exports::export_story(order, {}, {})); });
    ::rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    fmt::print(
        "exporting {} hours to FLAC: {:.1f} s, {:.1f} s of computing, {:.0f} MB; memory at most {:.0f} MB\n",
        hours, cost.wall, cost.computing, static_cast<double>(std::filesystem::file_size(order.target)) / 1e6,
        static_cast<double>(usage.ru_maxrss) / 1000.0);
}

}  // namespace

}  // namespace storyflow::bench

int main(int argc, char** argv) {
    const int hours = argc > 1 ? std::atoi(argv[1]) : 10;
    if (hours < 1 || hours > 100) {
        fmt::print(stderr, "HOURS: from 1 to 100\n");
        return 2;
    }
    const storyflow::support::TemporaryDirectory folder;
    storyflow::bench::measure_reading(folder.path());
    storyflow::bench::measure_export(folder.path(), hours);
    return 0;
}
