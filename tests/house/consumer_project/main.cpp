#include "core/version.hpp"
#include "geodesy/geodesic.hpp"

#include <cstdio>

/// What a program of somebody else does with the installed library: one geodesic distance.
int main() {
    const auto distance = gridwarden::geodesy::distance({120.0, 30.0}, {120.1, 30.1});
    std::printf("%.3f %s\n", distance.in_metres(), gridwarden::version.data());
    return distance.in_metres() > 14693 && distance.in_metres() < 14694 ? 0 : 1;
}
