package main

import (
	"errors"

	"helm.sh/helm/v3/pkg/action"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/cli"
	"helm.sh/helm/v3/pkg/cli/values"
	"helm.sh/helm/v3/pkg/getter"
)

// As cmd/helm/lint.go.
func lint(chart, file string) error {
	given, err := read(file)
	if err != nil {
		return err
	}
	linter := action.NewLint()
	linter.Strict = true
	linter.Namespace = "default"
	return errors.Join(linter.Run([]string{chart}, given).Errors...)
}

// As cmd/helm/template.go.
func template(chart, file string) error {
	given, err := read(file)
	if err != nil {
		return err
	}
	loaded, err := loader.Load(chart)
	if err != nil {
		return err
	}
	if err := action.CheckDependencies(loaded, loaded.Metadata.Dependencies); err != nil {
		return err
	}
	install := action.NewInstall(&action.Configuration{Log: func(string, ...interface{}) {}})
	install.DryRun = true
	install.ReleaseName = "release-name"
	install.Namespace = "default"
	install.Replace = true
	install.ClientOnly = true
	_, err = install.Run(loaded, given)
	return err
}

func read(file string) (map[string]interface{}, error) {
	options := values.Options{ValueFiles: []string{file}}
	return options.MergeValues(getter.All(cli.New()))
}
