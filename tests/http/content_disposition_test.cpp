#include "http/content_disposition.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "http/header_value.hpp"
#include "http/message.hpp"

namespace storyflow::http {

TEST(ContentDisposition, CarriesAPlainNameAndTheExactOne) {
    EXPECT_EQ(content_disposition("attachment", "Caf\u00E9 \U0001F600.wav"),
              "attachment; filename=\"Caf__ ____.wav\"; filename*=UTF-8''Caf%C3%A9%20%F0%9F%98%80.wav");
}

RC_GTEST_PROP(ContentDisposition, NeverLeavesItsHeader, (const std::string& name)) {
    const auto header = content_disposition("attachment", name);
    for (const char c : header)
        RC_ASSERT(c >= ' ' && c <= '~');
    const auto parsed = parse_header_value(header);
    RC_ASSERT(parsed.parameters.size() == 2U);
    const std::string exact = parsed.parameter("filename*").value();
    RC_ASSERT(exact.starts_with("UTF-8''"));
    RC_ASSERT(percent_decode(exact.substr(7)) == name);
}

}  // namespace storyflow::http
