#pragma once

namespace storyflow::store::sql {

/// A step of both databases, in SQL that both read: the logos that films can show.
inline constexpr const char* logo_schema = R"sql(

CREATE TABLE logos (
    id          TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    file        TEXT NOT NULL UNIQUE,  -- media-relative path
    uploaded_at BIGINT NOT NULL UNIQUE
);

)sql";

}  // namespace storyflow::store::sql
