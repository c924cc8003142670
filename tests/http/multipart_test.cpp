#include "http/multipart.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/error.hpp"

namespace storyflow::http {
namespace {

std::string part(const std::string& disposition, const std::string& content) {
    return "--B\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n";
}

std::string refusal_of(std::string_view body, const FormLimits& limits = {}) {
    try {
        (void)parse_multipart(body, "B", limits);
        return "accepted";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        return error.what();
    }
}

TEST(MultipartBoundary, IsReadQuotedAndUnquoted) {
    EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=abc"), "abc");
    EXPECT_EQ(multipart_boundary("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\""), "a b");
}

TEST(MultipartBoundary, IsRefusedWhenAbsentOrInvalid) {
    EXPECT_EQ(multipart_boundary("multipart/form-data"), std::nullopt);
    EXPECT_EQ(multipart_boundary("multipart/form-data; boundary="), std::nullopt);
    EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=\"a\\b\""), std::nullopt);
    EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'a')), std::nullopt);
    EXPECT_EQ(multipart_boundary("application/json; boundary=abc"), std::nullopt);
}

TEST(Multipart, ReadsFieldsAndFiles) {
    const std::string file =
        "--B\r\ncontent-disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n"
        "Content-Type: image/png\r\n\r\n\x89PNG\r\n\0x\r\n";
    const auto parts =
        parse_multipart(part("form-data; name=\"title\"", "My story") + file + "--B--\r\n", "B");
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0].name, "title");
    EXPECT_EQ(parts[0].body, "My story");
    EXPECT_EQ(parts[0].file_name, std::nullopt);
    EXPECT_EQ(parts[0].content_type, "text/plain");
    EXPECT_EQ(parts[1].file_name, "a.png");
    EXPECT_EQ(parts[1].content_type, "image/png");
}

TEST(Multipart, PassesOverPreambleAndEpilogue) {
    const std::string form = part("form-data; name=a", "1") + "--B--\r\nafterword";
    EXPECT_EQ(parse_multipart("foreword\r\n" + form, "B").size(), 1U);
}

TEST(Multipart, AcceptsAnEmptyForm) {
    EXPECT_TRUE(parse_multipart("--B--", "B").empty());
}

TEST(Multipart, KeepsContentThatLooksLikeADelimiter) {
    const std::string content = "x\r\n--Bx\r\n--\r\n-B--\r\n";
    const auto parts = parse_multipart(part("form-data; name=a", content) + "--B--", "B");
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].body, content);
}

TEST(Multipart, AcceptsBlanksBehindADelimiter) {
    const auto parts =
        parse_multipart("--B \t\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--B--", "B");
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].body, "1");
}

TEST(Multipart, SaysWhatIsMalformed) {
    EXPECT_EQ(refusal_of(""), "The multipart body has no closing boundary.");
    EXPECT_EQ(refusal_of(part("form-data; name=a", "1")), "The multipart body has no closing boundary.");
    EXPECT_EQ(refusal_of(part("form-data", "1") + "--B--"),
              "A part of the multipart body has no field name.");
    EXPECT_EQ(refusal_of("--B\r\nnonsense\r\n\r\n1\r\n--B--"),
              "A part of the multipart body has a malformed header line.");
    EXPECT_EQ(refusal_of("--B\r\nContent-Disposition: form-data; name=a"),
              "The headers of a multipart part are incomplete or exceed the limit of 8192 bytes.");
}

TEST(Multipart, NamesThePassedLimit) {
    FormLimits limits;
    limits.parts = 1;
    const std::string field = part("form-data; name=a", "1");
    EXPECT_EQ(refusal_of(field + "--B--", limits), "accepted");
    EXPECT_EQ(refusal_of(field + field + "--B--", limits), "The form has more than the limit of 1 parts.");
    limits.header_bytes = 10;
    EXPECT_EQ(refusal_of(field + "--B--", limits),
              "The headers of a multipart part are incomplete or exceed the limit of 10 bytes.");
}

RC_GTEST_PROP(Multipart, GivesBackAnyContentWithoutTheBoundary, (const std::string& content)) {
    RC_PRE(content.find("--B") == std::string::npos);
    const auto parts = parse_multipart(part("form-data; name=a", content) + "--B--", "B");
    RC_ASSERT(parts.size() == 1U);
    RC_ASSERT(parts[0].body == content);
}

}  // namespace
}  // namespace storyflow::http
