#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Readers of books: the bytes of a file in, one value out. Pure functions, apart from `pdftotext`, which
/// runs as a program of its own.
namespace storyflow::books {

/// An image file of a book, as its bytes. Whether the bytes are an image is not checked here.
struct Picture {
    std::string name;  ///< the name of its file in the book, without folders
    std::string bytes;
};

/// When a subtitle is on the screen, in milliseconds from the beginning.
struct CueTime {
    std::int64_t begin = 0;
    std::int64_t end = 0;

    bool operator==(const CueTime&) const = default;
};

enum class BlockKind {
    heading,    ///< begins a chapter
    paragraph,  ///< text to be read
    ornament,   ///< separates two scenes: `* * *`, a rule, an ornamental letter
    picture,    ///< shown from here on
};

/// One piece of a book, in reading order.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    /// UTF-8 without control characters, in lines of the author's choice (verses); the title of a heading; an
    /// ornament as it is printed; the alternative text of a picture.
    std::string text;
    int level = 0;                            ///< of a heading: 1 (a part or chapter) to 6
    std::optional<std::size_t> picture = {};  ///< index into `Book::pictures`
    /// Where it stands in the file: `text/ch1.xhtml#p12`, `line 40`. Empty if the format has no places.
    std::string place = {};
    std::optional<CueTime> cue = {};
    std::string image_prompt = {};             ///< in StoryFlow's own forms only
    std::optional<std::string> voice_id = {};  ///< likewise
    std::optional<double> tts_speed = {};      ///< likewise

    bool operator==(const Block&) const = default;
};

/// Text of the file that is in no block.
struct LeftOut {
    std::string reason;      ///< for a listener: "table of contents", "footnote", …
    std::string text;        ///< all of it
    std::string place = {};  ///< as in `Block`

    bool operator==(const LeftOut&) const = default;
};

/// A book as a reader found it. Every letter of the source's text is in a block or in `left_out`.
struct Book {
    std::string format;    ///< "EPUB 3", "DOCX", "plain text (windows-1252)", … for the report
    std::string title;     ///< empty if the file has none
    std::string author;    ///< several joined by ", "; empty if the file has none
    std::string language;  ///< a BCP 47 tag; empty if the file has none
    std::optional<std::size_t> cover = {};  ///< index into `pictures`
    std::vector<Picture> pictures = {};
    std::vector<Block> blocks = {};
    std::vector<LeftOut> left_out = {};
};

/// The largest file that is read, in bytes; and how much an archive may hold once it is unpacked.
constexpr std::size_t largest_file = 50UL * 1024 * 1024;
constexpr std::size_t largest_unpacked = 400UL * 1024 * 1024;

}  // namespace storyflow::books
