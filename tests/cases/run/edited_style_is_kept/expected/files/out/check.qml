<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="0">
<renderer-v2 type="categorizedSymbol" attr="level" symbollevels="0" enableorderby="0" forceraster="0"><categories>
<category value="error" type="string" label="Error" symbol="0" render="true"/>
<category value="warning" type="string" label="Warning" symbol="1" render="true"/>
<category value="note" type="string" label="Note" symbol="2" render="true"/>
</categories><symbols>
<symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="diamond"/><Option type="QString" name="color" value="213,94,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3.4"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="triangle"/><Option type="QString" name="color" value="230,159,0,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="3"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
<symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="name" value="circle"/><Option type="QString" name="color" value="86,180,233,255"/><Option type="QString" name="outline_color" value="26,26,26,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="size" value="2.2"/><Option type="QString" name="size_unit" value="MM"/></Option></layer></symbol>
</symbols></renderer-v2>
<aliases>
<alias field="code" index="0" name="Code"/>
<alias field="level" index="1" name="Level"/>
<alias field="file" index="2" name="File"/>
<alias field="sheet" index="3" name="Sheet or layer"/>
<alias field="row" index="4" name="Row"/>
<alias field="field" index="5" name="Column"/>
<alias field="value" index="6" name="Value"/>
<alias field="message" index="7" name="Message"/>
<alias field="suggestion" index="8" name="What to do"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="code" hidden="0" width="-1"/>
<column type="field" name="level" hidden="0" width="-1"/>
<column type="field" name="file" hidden="0" width="-1"/>
<column type="field" name="sheet" hidden="0" width="-1"/>
<column type="field" name="row" hidden="0" width="-1"/>
<column type="field" name="field" hidden="0" width="-1"/>
<column type="field" name="value" hidden="0" width="-1"/>
<column type="field" name="message" hidden="0" width="-1"/>
<column type="field" name="suggestion" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:230219c484c1fd12f357361abffb82187597838425d81b06fc9ffc29fa4ed973 -->
