#pragma once

namespace gridwarden::cli {

/// The whole program: argv to a command, errors to a sentence and an exit status. The one place that prints.
int main(int argc, char** argv);

} // namespace gridwarden::cli
