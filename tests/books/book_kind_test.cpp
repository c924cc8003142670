#include "books/book_kind.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"

namespace storyflow::books {
namespace {

using namespace std::string_literals;

TEST(BookKind, TheContentTellsFirstAndTheNameSecond) {
    const std::string zip = "PK\x03\x04"s + std::string(26, '\0');
    struct Row {
        std::string bytes;
        std::string file_name;
        BookKind kind;
    };
    const Row rows[] = {
        {zip + "mimetypeapplication/epub+zip", "a.zip", BookKind::epub},
        {zip + "META-INF/container.xml", "a.docx", BookKind::epub},
        {zip + "[Content_Types].xml word/document.xml", "a.epub", BookKind::docx},
        {zip + "whatever", "A.EPUB", BookKind::epub},
        {zip + "whatever", "a.docx", BookKind::docx},
        {"%PDF-1.7", "a.txt", BookKind::pdf},
        {"<!DOCTYPE html>\n<p>Hi", "a.txt", BookKind::html},
        {"\xEF\xBB\xBF\n<?xml version=\"1.0\"?>\n<!-- x -->\n<html xmlns=\"y\">", "", BookKind::html},
        {"<P>Hi</P>", "a.txt", BookKind::html},
        {"Hi <b>there</b>", "a.htm", BookKind::html},
        {"<p align=\"center\">Readme</p>\n\n# Title", "readme.md", BookKind::text},
        {"<pre-dawn> was cold", "a.txt", BookKind::text},
        {"It rained.", "a.epub", BookKind::text},
        {"", "", BookKind::text},
    };
    for (const auto& [bytes, file_name, kind] : rows)
        EXPECT_EQ(book_kind(bytes, file_name), kind) << bytes << " " << file_name;
}

std::string refusal_of_bytes(std::string_view bytes, std::string_view file_name = "") {
    try {
        (void)book_kind(bytes, file_name);
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unsupported_media);
        return error.what();
    }
    return "read";
}

TEST(BookKind, WhatIsNotReadIsRefusedWithTheWayOut) {
    const std::string zip = "PK\x03\x04"s + std::string(26, '\0');
    EXPECT_EQ(
        refusal_of_bytes("{\\rtf1\\ansi Hello}", "a.txt"),
        "this is an RTF document, which StoryFlow does not read. Save it as DOCX or EPUB, or as plain text.");
    const std::pair<std::string, std::string> rows[] = {
        {"\xD0\xCF\x11\xE0\xA1\xB1", "(.doc), which"},
        {std::string(60, 'x') + "BOOKMOBI", "Turn it into an EPUB"},
        {zip + "mimetypeapplication/vnd.oasis.opendocument.text", "(ODT), which"},
        {zip + "xl/workbook.xml", "(XLSX), which"},
        {zip + "readme.txt", "Unpack it"},
        {"\x89PNG\r\n", "a picture"},
        {"\xFF\xD8\xFF\xE0", "a picture"},
        {"RIFF\x10\0\0\0WAVEfmt "s, "a sound file"},
        {"RIFF\x10\0\0\0WEBP"s, "a picture"},
        {"ID3\x04", "a sound file"},
        {"\0\0\0\x20"
         "ftypM4B "s,
         "a sound or video file"},
        {"\x1F\x8B\x08", "Unpack it"},
        {"<?xml version=\"1.0\"?><FictionBook xmlns=\"x\">", "(FB2), which"},
    };
    for (const auto& [bytes, words] : rows)
        EXPECT_NE(refusal_of_bytes(bytes).find(words), std::string::npos)
            << words << ": " << refusal_of_bytes(bytes);
}

}  // namespace
}  // namespace storyflow::books
