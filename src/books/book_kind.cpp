#include "books/book_kind.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace storyflow::books {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view as_book = "Save it as DOCX or EPUB, or as plain text.";
constexpr std::string_view to_epub = "Turn it into an EPUB first; Calibre does that.";
constexpr std::string_view to_text =
    "A book is read from its text: EPUB, DOCX, PDF, Markdown, HTML, plain text or subtitles.";
constexpr std::string_view to_unpack = "Unpack it and choose the book in it.";

/// Bytes at a fixed place that tell a kind of file that is not read.
struct Signature {
    std::size_t at = 0;
    std::string_view bytes;
    std::string_view kind;
    std::string_view advice;
};

constexpr std::array refused{
    Signature{0, "{\\rtf"sv, "an RTF document"sv, as_book},
    Signature{0, "\xD0\xCF\x11\xE0"sv, "a document of an old Word (.doc)"sv, as_book},
    Signature{60, "BOOKMOBI"sv, "a Kindle book (MOBI, AZW)"sv, to_epub},
    Signature{60, "TEXtREAd"sv, "a Palm book"sv, to_epub},
    Signature{0, "TPZ0"sv, "a Kindle book (Topaz)"sv, to_epub},
    Signature{0,
              "\xEA"
              "DRMION"sv,
              "a Kindle book (KFX)"sv, to_epub},
    Signature{0, "ITOLITLS"sv, "a book of Microsoft Reader"sv, to_epub},
    Signature{0, "ITSF\3"sv, "a help file (CHM)"sv, to_epub},
    Signature{0, "AT&TFORM"sv, "a DjVu file"sv, to_epub},
    Signature{0, "%!PS"sv, "a PostScript file"sv, "Turn it into a PDF first."sv},
    Signature{0, "\x89PNG"sv, "a picture"sv, to_text},
    Signature{0, "\xFF\xD8\xFF"sv, "a picture"sv, to_text},
    Signature{0, "GIF87a"sv, "a picture"sv, to_text},
    Signature{0, "GIF89a"sv, "a picture"sv, to_text},
    Signature{8, "WEBP"sv, "a picture"sv, to_text},
    Signature{0, "II*\0"sv, "a picture"sv, to_text},
    Signature{0, "MM\0*"sv, "a picture"sv, to_text},
    Signature{8, "WAVEfmt"sv, "a sound file"sv, to_text},
    Signature{0, "ID3\2"sv, "a sound file"sv, to_text},
    Signature{0, "ID3\3"sv, "a sound file"sv, to_text},
    Signature{0, "ID3\4"sv, "a sound file"sv, to_text},
    Signature{0, "\xFF\xFB"sv, "a sound file"sv, to_text},
    Signature{0, "OggS\0"sv, "a sound file"sv, to_text},
    Signature{0, "fLaC\0"sv, "a sound file"sv, to_text},
    Signature{4, "ftyp"sv, "a sound or video file"sv, to_text},
    Signature{0, "\x1A\x45\xDF\xA3"sv, "a video file"sv, to_text},
    Signature{0, "\x1F\x8B"sv, "a packed file (gzip)"sv, to_unpack},
    Signature{0, "7z\xBC\xAF"sv, "an archive (7z)"sv, to_unpack},
    Signature{0, "Rar!\x1A"sv, "an archive (RAR)"sv, to_unpack},
};

base::Error unsupported(std::string_view kind, std::string_view advice) {
    return {base::ErrorKind::unsupported_media,
            "this is " + std::string(kind) + ", which StoryFlow does not read. " + std::string(advice)};
}

bool contains(std::string_view bytes, std::string_view part) {
    return bytes.find(part) != std::string_view::npos;
}

/// The names in a zip archive stand in it as they are.
BookKind kind_of_archive(std::string_view bytes, std::string_view file_name) {
    const auto mimetype = bytes.substr(0, 200);
    if (contains(mimetype, "application/vnd.oasis.opendocument"))
        throw unsupported("an OpenDocument file (ODT)", as_book);
    if (contains(mimetype, "application/epub+zip") || contains(bytes, "META-INF/container.xml"))
        return BookKind::epub;
    if (contains(bytes, "word/document.xml")) return BookKind::docx;
    if (contains(bytes, "xl/workbook")) throw unsupported("a table (XLSX)", as_book);
    if (contains(bytes, "ppt/presentation")) throw unsupported("a presentation (PPTX)", as_book);
    if (has_ending(file_name, ".epub")) return BookKind::epub;
    if (has_ending(file_name, ".docx")) return BookKind::docx;
    throw unsupported("an archive without a book", to_unpack);
}

bool begins_with_tag(std::string_view text, std::string_view tag) {
    if (!text.starts_with('<')) return false;
    const auto beginning = base::case_folded(text.substr(1, tag.size()));
    const auto after = text.substr(std::min(text.size(), tag.size() + 1), 1);
    return beginning == tag && (after.empty() || after.find_first_of(" \t\n\r/>:") == 0);
}

/// Whether a text is a page or a piece of one. In UTF-16 only a page's own program writes it, with a mark.
bool is_html(std::string_view text) {
    constexpr std::array tags{"html"sv, "head"sv, "body"sv,    "p"sv,       "div"sv,   "h1"sv,
                              "h2"sv,   "h3"sv,   "section"sv, "article"sv, "table"sv, "ul"sv,
                              "ol"sv,   "span"sv, "main"sv,    "meta"sv,    "title"sv, "blockquote"sv};
    return std::ranges::any_of(tags, [&](std::string_view tag) { return begins_with_tag(text, tag); });
}

void refuse_other_markup(std::string_view text) {
    if (begins_with_tag(text, "fictionbook")) throw unsupported("a FictionBook (FB2)", to_epub);
    if (begins_with_tag(text, "office")) throw unsupported("an OpenDocument file (FODT)", as_book);
    if (begins_with_tag(text, "tt"))
        throw unsupported("a TTML subtitle file", "Save the subtitles as SRT or WebVTT.");
    if (begins_with_tag(text, "svg")) throw unsupported("a picture", to_text);
}

}  // namespace

bool has_ending(std::string_view file_name, std::string_view ending) {
    return file_name.size() >= ending.size() &&
           base::case_folded(file_name.substr(file_name.size() - ending.size())) == ending;
}

std::string_view from_first_tag(std::string_view text) {
    text = base::trim(base::without_byte_order_mark(text));
    while (text.starts_with("<?") || text.starts_with("<!")) {
        const bool is_comment = text.starts_with("<!--");
        const std::size_t end = text.find(is_comment ? "-->" : ">");
        if (end == std::string_view::npos) return text;
        const bool is_html_type = base::case_folded(text.substr(0, 14)) == "<!doctype html";
        if (is_html_type) return "<html>";
        text = base::trim(text.substr(end + (is_comment ? 3 : 1)));
    }
    return text;
}

BookKind book_kind(std::string_view bytes, std::string_view file_name) {
    if (bytes.starts_with("PK\x03\x04"sv)) return kind_of_archive(bytes, file_name);
    constexpr std::size_t longest_preamble = 1'024;
    if (contains(bytes.substr(0, longest_preamble), "%PDF-")) return BookKind::pdf;
    for (const auto& signature : refused) {
        if (bytes.size() > signature.at && bytes.substr(signature.at).starts_with(signature.bytes)) {
            throw unsupported(signature.kind, signature.advice);
        }
    }
    const auto text = from_first_tag(bytes.substr(0, 64UL * 1024));
    refuse_other_markup(text);
    const bool is_page_by_name =
        has_ending(file_name, ".html") || has_ending(file_name, ".htm") || has_ending(file_name, ".xhtml");
    const bool is_markdown_by_name = has_ending(file_name, ".md") || has_ending(file_name, ".markdown");
    return is_page_by_name || (is_html(text) && !is_markdown_by_name) ? BookKind::html : BookKind::text;
}

}  // namespace storyflow::books
