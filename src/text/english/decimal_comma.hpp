#pragma once

#include <string>

namespace storyflow::text {

/// Makes the comma of "12,5 degrees", "27,50 €" and "€3,5" a point. A comma before one or two digits is one
/// only where a unit or a currency belongs to the number: "verses 1,2" is a list. In "1.234,56" the point and
/// the comma change places. Pure but for `text`; linear.
void put_decimal_points(std::u32string& text);

}  // namespace storyflow::text
