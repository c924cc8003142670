#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "books/epub.hpp"
#include "books/epub_package_edit.hpp"
#include "books/epub_source.hpp"
#include "books/href.hpp"
#include "books/page.hpp"
#include "books/page_marker.hpp"
#include "books/source_document.hpp"
#include "fuzz/bad_input.hpp"
#include "fuzz/check.hpp"

namespace {

using namespace storyflow;

/// Every other passage comes back changed, with its first word as an element.
std::vector<books::ReturnedPassage> passages_of(const books::Book& book) {
    std::vector<books::ReturnedPassage> passages;
    for (const auto& block : book.blocks) {
        books::ReturnedPassage passage{.places = {block.place}, .text = block.text, .words = {}};
        if (passages.size() % 2 == 1) passage.text = "New <words> & \"more\". " + passage.text;
        const std::size_t end = passage.text.find(' ');
        if (end != 0 && end != std::string::npos) passage.words.push_back({0, end});
        passages.push_back(std::move(passage));
    }
    passages.push_back({.places = {}, .text = "Added.", .words = {{0, 6}}});
    return passages;
}

/// The marked page must be a well-formed document that can be read again.
void bring_back_into_page(std::string_view bytes) {
    const auto document = books::SourceDocument::page(bytes);
    books::Book read;
    books::BlockTexts texts;
    books::append_page(document.root(), "a.xhtml", read, texts);
    fuzz::check(texts.size() == read.blocks.size());
    const auto passages = passages_of(read);
    books::PageMarker marker(document, passages);
    for (std::size_t i = 0; i < read.blocks.size(); ++i) {
        if (read.blocks[i].kind == books::BlockKind::picture || texts[i].empty()) continue;
        const std::vector<std::size_t> own = {i};
        marker.bring_back({read.blocks[i].text, texts[i]}, own);
    }
    const std::string marked = marker.marked_text();
    for (const auto& mark : marker.marks())
        fuzz::check(marked.find("id=\"" + mark.id + "\"") != std::string::npos);
    (void)books::SourceDocument::xml(marked, "a.xhtml");
}

void bring_back_into_book(std::string_view bytes) {
    const auto book = books::read_epub(bytes);
    const books::EpubSource source(bytes);
    const auto passages = passages_of(book);
    for (const auto& document : source.bring_back(passages, source.new_folder() + "/style.css")) {
        fuzz::check(!document.text.empty());
        (void)books::SourceDocument::xml(document.text, document.path);
    }
    (void)books::package_with(source.read(source.package_path()), source.package_path(), {});
    (void)books::former_overlays(source.package());
}

void check_reference(std::string_view reference) {
    const auto href = books::resolved_href("OEBPS/text/a.xhtml", reference);
    if (!href || href->path.find('\0') != std::string::npos) return;  // which no name in an archive has
    const auto again =
        books::resolved_href("OEBPS/text/a.xhtml", books::relative_href("OEBPS/text/a.xhtml", href->path));
    if (!href->path.empty()) fuzz::check(again && again->path == href->path);
}

}  // namespace

// Bytes of any kind are a page or a book into which a changed story goes back, or one clear error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::text_of(data, size);
    const auto attempt = [](auto read) {
        fuzz::attempt_any({base::ErrorKind::invalid_input, base::ErrorKind::unsupported_media}, read);
    };
    attempt([&] { bring_back_into_page(bytes); });
    attempt([&] { bring_back_into_book(bytes); });
    attempt([&] { (void)books::package_with(bytes, "OEBPS/a.opf", {}); });
    check_reference(bytes.substr(0, bytes.find('\n')));
    return 0;
}
